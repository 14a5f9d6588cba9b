import { getNamedType, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import type { Place, Selected } from '../operation/selectionTree.js';
import type { Supergraph } from '../supergraph/supergraph.js';
import { isFigureType } from './figureOf.js';
import { isSeriesType } from './seriesType.js';

/** Fields the gate compares by. */
const required: Readonly<Record<string, readonly string[]>> = {
  Count: ['cell', 'value', 'status'],
  Rate: ['numerator', 'denominator'],
};

/**
 * Checks that every figure of a supergraph can be told to be one.
 * @throws TypeError where a figure could be asked for without saying that it is one: the gate would not see it
 */
export function checkFigures({ apiSchema }: Supergraph): void {
  for (const type of Object.values(apiSchema.getTypeMap())) {
    const isAround = (isUnionType(type) || isInterfaceType(type)) && !type.name.startsWith('__');
    if (isAround && apiSchema.getPossibleTypes(type).some(({ name }) => isFigureType(name))) {
      throw new TypeError(
        `${type.name} holds a Count or a Rate. Figures may stand in no union and behind no interface.`,
      );
    }
  }
  for (const [typename, fields] of Object.entries(required)) {
    const type = apiSchema.getType(typename);
    const missing = isObjectType(type) ? fields.filter((name) => !type.getFields()[name]) : [];
    if (missing.length > 0) {
      throw new TypeError(`${typename} lacks ${missing.join(', ')}, which the gate needs.`);
    }
  }
}

/** Adds to every Count its cell, value and status, to every Rate its counts with their notes, to every series its release. */
export function withFigures(supergraph: Supergraph): (place: Place) => Place {
  const complete = ({ typename, selected }: Place, isOfRate = false): Place => {
    const inside = selected.map((field) =>
      field.child ? { ...field, child: complete(field.child, typename === 'Rate') } : field,
    );
    const names = namesOf(typename);
    const added = [...names, ...(isOfRate && typename === 'Count' ? ['note'] : [])];
    return { typename, selected: [...inside, ...added.flatMap((name) => addition(typename, name))] };
  };
  const namesOf = (typename: string): readonly string[] => {
    if (isFigureType(typename)) return required[typename] ?? [];
    return isSeriesType(supergraph, typename) ? ['release'] : [];
  };
  const keyOf = (typename: string) => (typename === 'Release' ? addition(typename, 'id') : []);
  const addition = (typename: string, name: string): readonly Selected[] => {
    if (!supergraph.hasField(typename, name)) return [];
    const type = supergraph.fieldType(typename, name);
    const named = getNamedType(type);
    const child = isObjectType(named)
      ? complete({ typename: named.name, selected: keyOf(named.name) }, typename === 'Rate')
      : undefined;
    const rest = { isDenied: false, node: undefined };
    return [{ on: [], name, responseKey: name, dataKey: name, args: '', type, child, ...rest }];
  };
  return complete;
}
