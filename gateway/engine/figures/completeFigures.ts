import { getNamedType, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import type { Place, Selected } from '../operation/selectionTree.js';
import type { Supergraph } from '../supergraph/supergraph.js';

/** Types that carry figures, with the fields the gate compares by. */
export const figureTypes = ['Count', 'Rate'] as const;
const required: Readonly<Record<string, readonly string[]>> = {
  Count: ['cell', 'value', 'status'],
  Rate: ['numerator', 'denominator'],
};
const isFigure = (typename: string): boolean => typename === 'Count' || typename === 'Rate';

/**
 * Whether figures can be told in this supergraph.
 * @throws TypeError where a figure could be asked for without saying that it is one: the gate would not see it
 */
export function checkFigures({ apiSchema }: Supergraph): void {
  for (const type of Object.values(apiSchema.getTypeMap())) {
    const isAround = (isUnionType(type) || isInterfaceType(type)) && !type.name.startsWith('__');
    if (isAround && apiSchema.getPossibleTypes(type).some(({ name }) => isFigure(name))) {
      throw new TypeError(
        `${type.name} holds a Count or a Rate. Figures may stand in no union and behind no interface.`,
      );
    }
  }
  for (const [typename, fields] of Object.entries(required)) {
    const type = apiSchema.getType(typename);
    const missing = isObjectType(type) ? fields.filter((name) => !type.getFields()[name]) : [];
    if (missing.length > 0)
      throw new TypeError(`${typename} lacks ${missing.join(', ')}, which the gate needs.`);
  }
}

/** Adds to every Count its cell, value and status, and to every Rate its counts. */
export function withFigures(supergraph: Supergraph): (place: Place) => Place {
  const complete = ({ typename, selected }: Place): Place => {
    const inside = selected.map((field) =>
      field.child ? { ...field, child: complete(field.child) } : field,
    );
    const added = isFigure(typename)
      ? (required[typename] ?? []).map((name) => addition(typename, name))
      : [];
    return { typename, selected: [...inside, ...added] };
  };
  const addition = (typename: string, name: string): Selected => {
    const type = supergraph.fieldType(typename, name);
    const named = getNamedType(type);
    const child = isObjectType(named) ? complete({ typename: named.name, selected: [] }) : undefined;
    return { on: [], name, responseKey: name, dataKey: name, args: '', type, child };
  };
  return complete;
}
