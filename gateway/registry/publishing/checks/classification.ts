import type { FieldDefinitionNode } from 'graphql';
import type { CheckFrame } from './check.js';
import { namedOf, type Subject, type SubjectType } from './subject.js';

/** Tags that say of a field, or a type, that what it shows is public anyway. */
export const publicTags = ['published-text', 'office-holder'] as const;

/** What stands behind a field: a dataset's policy, the contract, published text or an office-holder; or nothing. */
export type FieldClass = 'CONTRACT' | 'DATASET' | 'PUBLIC' | 'NONE';

const isComposite = ({ kind }: SubjectType): boolean => kind === 'object' || kind === 'interface';

const tagsOf = (subject: Subject, element: Parameters<Subject['directives']>[0]): readonly string[] =>
  subject
    .directives(element, 'tag')
    .flatMap(({ arguments: given = [] }) =>
      given.flatMap(({ value }) => (value.kind === 'StringValue' ? [value.value] : [])),
    );

const isPublic = (subject: Subject, element: Parameters<Subject['directives']>[0]): boolean =>
  tagsOf(subject, element).some((tag) => publicTags.some((known) => known === tag));

/** Whether a field stands in the contract under this name and type. */
export const isOfContract = ({ contract }: CheckFrame, type: string, field: string): boolean =>
  contract.types.get(type)?.fields.some(({ name }) => name.value === field) ?? false;

/** Classifies every field of a subgraph. A field that only leads on from classified ones is what they are. */
export function classify(subject: Subject, frame: CheckFrame): ReadonlyMap<string, FieldClass> {
  const found = new Map<string, FieldClass>();
  const composites = [...subject.types.values()].filter(isComposite);
  for (const type of composites)
    for (const field of type.fields)
      found.set(`${type.name}.${field.name.value}`, ownClass(subject, frame, type, field));
  // Each round carries a class one step further from where it was declared.
  for (let isChanged = true; isChanged; ) isChanged = inherit(subject, composites, found);
  return found;
}

function ownClass(
  subject: Subject,
  frame: CheckFrame,
  type: SubjectType,
  field: FieldDefinitionNode,
): FieldClass {
  if (isOfContract(frame, type.name, field.name.value)) return 'CONTRACT';
  const returned = subject.types.get(namedOf(field.type));
  const places = [field, type, ...(returned ? [returned] : [])];
  if (places.some((place) => subject.directives(place, 'policy').length > 0)) return 'DATASET';
  return places.some((place) => isPublic(subject, place)) ? 'PUBLIC' : 'NONE';
}

function inherit(
  subject: Subject,
  composites: readonly SubjectType[],
  found: Map<string, FieldClass>,
): boolean {
  let isChanged = false;
  for (const type of composites) {
    if (type.name === subject.queryName || subject.directives(type, 'key').length > 0) continue;
    const leading = composites.flatMap(({ name, fields }) =>
      fields
        .filter((field) => namedOf(field.type) === type.name)
        .map((field) => found.get(`${name}.${field.name.value}`) ?? 'NONE'),
    );
    const [first] = leading;
    if (first === undefined || leading.some((one) => one === 'NONE')) continue;
    for (const { name } of type.fields) {
      const coordinate = `${type.name}.${name.value}`;
      if (found.get(coordinate) !== 'NONE') continue;
      // What a dataset and a public field both lead to is judged as the dataset is.
      found.set(coordinate, leading.includes('DATASET') ? 'DATASET' : first);
      isChanged = true;
    }
  }
  return isChanged;
}
