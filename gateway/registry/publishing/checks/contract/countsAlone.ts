import type { Check, CheckFrame } from '../check.js';
import { classify } from '../classification.js';
import { namedOf, type Subject, type SubjectType } from '../subject.js';

/** Words beside figures that the contract gives a series and its cells. */
const wordsOfFigures = new Set(['period', 'caveats', 'note', 'table']);

const wordScalars = new Set(['String', 'ID', 'Boolean']);

/**
 * For cases there are counts and nothing else: no free text, and no type without a figure, which would be a record.
 * Published text and office-holders are no cases.
 */
export const countsAlone: Check = (subject, frame) => {
  const classes = classify(subject, frame);
  const ofCases = [...subject.types.values()].filter(
    ({ name, kind, fields }) =>
      kind === 'object' &&
      name !== subject.queryName &&
      !frame.contract.types.has(name) &&
      fields.some((field) => classes.get(`${name}.${field.name.value}`) !== 'PUBLIC'),
  );
  return ofCases.flatMap((type) => [
    ...freeText(subject, type, classes),
    ...(reachesFigure(subject, frame, type.name, new Set())
      ? []
      : [
          subject.at(type.nodes[0], type.name, {
            code: 'RECORD_TYPE',
            severity: 'REFUSED' as const,
            message: `${type.name} holds no Count and no Rate, so it is a record and no figure.`,
            remedy:
              'Publish counts of it: a type with codes of a table and a Count. Records never leave their owner.',
          }),
        ]),
  ]);
};

const freeText = (subject: Subject, type: SubjectType, classes: ReturnType<typeof classify>) =>
  type.fields.flatMap((field) => {
    const coordinate = `${type.name}.${field.name.value}`;
    const isText = wordScalars.has(namedOf(field.type)) && !wordsOfFigures.has(field.name.value);
    if (!isText || classes.get(coordinate) === 'PUBLIC' || classes.get(coordinate) === 'CONTRACT') return [];
    return [
      subject.at(field, coordinate, {
        code: 'FREE_TEXT',
        severity: 'REFUSED' as const,
        message: `${coordinate} is ${namedOf(field.type)}: free text beside cases, in which anything about a person could stand.`,
        remedy: 'Use an enum of the codes that it can take, as a dimension of the table, or leave it out.',
      }),
    ];
  });

function reachesFigure(subject: Subject, frame: CheckFrame, name: string, seen: Set<string>): boolean {
  if (name === 'Count' || name === 'Rate') return true;
  if (seen.has(name) || frame.contract.types.has(name)) return false;
  seen.add(name);
  const { fields = [] } = subject.types.get(name) ?? {};
  return fields.some((field) => reachesFigure(subject, frame, namedOf(field.type), seen));
}
