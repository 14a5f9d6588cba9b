import type { Check } from '../check.js';
import { isOfContract } from '../classification.js';

/** A field, or a type, that another subgraph answers is that subgraph's: sharing it would let one pass for the other. */
export const ownFields: Check = (subject, frame) =>
  [...subject.types.values()].flatMap((type) => {
    if (frame.contract.types.has(type.name) && !type.directives.some(({ name }) => name.value === 'key'))
      return [];
    return type.fields.flatMap((field) => {
      const name = field.name.value;
      const coordinate = `${type.name}.${name}`;
      if (isOfContract(frame, type.name, name) || isKeyOf(subject.directives(type, 'key'), name)) return [];
      const other = frame.others.find((one) =>
        one.types.get(type.name)?.fields.some((known) => known.name.value === name),
      );
      if (other === undefined || subject.directives(field, 'external').length > 0) return [];
      return [
        subject.at(field, coordinate, {
          code: 'FIELD_TAKEN',
          severity: 'REFUSED',
          message: `${coordinate} is answered by the subgraph ${other.name} already.`,
          remedy: `Give the ${type.name === subject.queryName ? 'question' : 'field'} a name of its own, such as ${ownName(subject.name, name)}.`,
        }),
      ];
    });
  });

const ownName = (subgraph: string, field: string): string =>
  `${subgraph.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}${field.charAt(0).toUpperCase()}${field.slice(1)}`;

type Keys = readonly {
  readonly arguments?: readonly { readonly value: { readonly kind: string } }[] | undefined;
}[];

const isKeyOf = (keys: Keys, field: string): boolean =>
  keys.some(({ arguments: given = [] }) =>
    given.some(
      ({ value }) =>
        'value' in value &&
        String(value.value)
          .split(/[\s{}]+/)
          .includes(field),
    ),
  );
