import { print } from 'graphql';
import type { Check } from '../check.js';
import type { SubjectType } from '../subject.js';

/** Types whose every field the gate needs. The others may be declared in part. */
const wholeTypes = new Set(['Count', 'Rate']);

/** Types of the contract are what they are: of the same kind, fields of the same type, the same codes. */
export const sharedTypes: Check = (subject, { contract }) =>
  [...contract.types.values()].flatMap((shared) => {
    const own = subject.types.get(shared.name);
    if (own === undefined || own.name === subject.queryName) return [];
    const changed =
      own.kind === shared.kind
        ? changesOf(own, shared)
        : [
            {
              node: own.nodes[0],
              coordinate: own.name,
              what: `is of kind ${own.kind} instead of ${shared.kind}`,
            },
          ];
    return changed.map(({ node, coordinate, what }) =>
      subject.at(node, coordinate, {
        code: 'SHARED_TYPE_CHANGED',
        severity: 'REFUSED',
        message: `${coordinate} ${what}, and ${shared.name} belongs to the contract that all partners share.`,
        remedy: `Declare ${shared.name} as schema/contract.graphql has it.`,
      }),
    );
  });

function changesOf(own: SubjectType, shared: SubjectType) {
  const isEntity = shared.directives.some(({ name }) => name.value === 'key');
  const fields = own.fields.flatMap((field) => {
    const coordinate = `${own.name}.${field.name.value}`;
    const same = shared.fields.find(({ name }) => name.value === field.name.value);
    // Entities are there to be added to.
    if (same === undefined)
      return isEntity ? [] : [{ node: field, coordinate, what: 'is a field of its own' }];
    if (print(same.type) === print(field.type)) return [];
    return [{ node: field, coordinate, what: `is ${print(field.type)} instead of ${print(same.type)}` }];
  });
  const values = own.values.flatMap((value) =>
    shared.values.some(({ name }) => name.value === value.name.value)
      ? []
      : [{ node: value, coordinate: `${own.name}.${value.name.value}`, what: 'is a code of its own' }],
  );
  const missing = wholeTypes.has(own.name)
    ? shared.fields.filter(({ name }) => !own.fields.some((field) => field.name.value === name.value))
    : [];
  return [
    ...fields,
    ...values,
    ...missing.map(({ name }) => ({
      node: own.nodes[0],
      coordinate: own.name,
      what: `lacks ${name.value}, which the gate needs`,
    })),
  ];
}
