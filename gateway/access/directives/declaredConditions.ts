import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { argumentsOf } from '../../engine/supergraph/joinDirectives.js';
import type { Condition } from './condition.js';
import { type AccessDirective, directiveNames } from './directiveNames.js';

/** The conditions that stand on types (`Area`) and fields (`Area.referralsMade`) of a supergraph. */
export type DeclaredConditions = ReadonlyMap<string, readonly Condition[]>;

/**
 * Reads what the directives of access say.
 * @throws TypeError where one asks for nothing: an empty list would let everybody in
 */
export function declaredConditions(document: DocumentNode): DeclaredConditions {
  const names = directiveNames(document);
  const found = new Map<string, readonly Condition[]>();
  const note = (place: string, directives: readonly ConstDirectiveNode[] = []): void => {
    const conditions = directives.flatMap((directive) => {
      const meant = names.get(directive.name.value);
      return meant === undefined ? [] : [conditionOf(meant, directive, place)];
    });
    if (conditions.length > 0) found.set(place, [...(found.get(place) ?? []), ...conditions]);
  };
  for (const definition of document.definitions) {
    if (!('name' in definition && definition.name && 'directives' in definition)) continue;
    note(definition.name.value, definition.directives as readonly ConstDirectiveNode[]);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) {
      note(`${definition.name.value}.${field.name.value}`, field.directives);
    }
  }
  return found;
}

function conditionOf(meant: AccessDirective, directive: ConstDirectiveNode, place: string): Condition {
  if (meant === 'authenticated') return { kind: 'authenticated' };
  const kind = meant === 'policy' ? 'policies' : 'scopes';
  const anyOf = argumentsOf(directive)[kind];
  if (isListOfNames(anyOf)) return { kind, anyOf };
  throw new TypeError(
    `@${directive.name.value} on ${place} must have ${kind}: a list of lists, each with a name at least. ` +
      `Found ${JSON.stringify(anyOf)}. Name the ${kind} that the field needs.`,
  );
}

const isListOfNames = (value: unknown): value is readonly (readonly string[])[] =>
  isFilled(value) && value.every((names) => isFilled(names) && names.every(isName));

const isFilled = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length > 0;

const isName = (value: unknown): boolean => typeof value === 'string' && value !== '';
