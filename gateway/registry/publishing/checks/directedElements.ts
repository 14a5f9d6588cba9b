import type { Directed, Subject } from './subject.js';

/** Whatever may bear a directive: types, fields, arguments, input fields and enum values. */
export function directedElements(
  subject: Subject,
): readonly { readonly element: Directed; readonly coordinate: string }[] {
  return [...subject.types.values()].flatMap((type) => [
    { element: type, coordinate: type.name },
    ...type.fields.flatMap((field) => [
      { element: field, coordinate: `${type.name}.${field.name.value}` },
      ...(field.arguments ?? []).map((argument) => ({
        element: argument,
        coordinate: `${type.name}.${field.name.value}(${argument.name.value}:)`,
      })),
    ]),
    ...[...type.inputs, ...type.values].map((member) => ({
      element: member,
      coordinate: `${type.name}.${member.name.value}`,
    })),
  ]);
}
