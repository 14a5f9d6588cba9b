import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import { type FieldNode, Kind, print, type SelectionSetNode } from 'graphql';
import type { Fragments } from './shape.js';

/** The arguments of a field as one text, whatever order they were written in. */
export const argumentsText = ({ arguments: given = [] }: FieldNode): string =>
  given
    .map((argument) => print(argument))
    .sort()
    .join(', ');

/** Keys along a path of a plan, without lists and types. */
export const pathText = (path: readonly FlattenNodePathSegment[]): string =>
  path
    .flatMap((segment) => (typeof segment === 'object' && 'Field' in segment ? segment.Field : []))
    .join('.');

/** Under which keys a plan has fetched fields with which arguments. */
export class FetchedKeys {
  readonly #keys = new Map<string, string>();

  /** Notes what a fetch selects at a path. */
  note(path: string, { selections }: SelectionSetNode, fragments: Fragments): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const place = placeOf(path, selection.name.value, argumentsText(selection));
        if (!this.#keys.has(place)) this.#keys.set(place, key);
        if (selection.selectionSet) this.note(below(path, key), selection.selectionSet, fragments);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) this.note(path, selection.selectionSet, fragments);
      else {
        const found = fragments.get(selection.name.value);
        if (found) this.note(path, found.selectionSet, fragments);
      }
    }
  }

  keyOf(path: string, name: string, args: string): string | undefined {
    return this.#keys.get(placeOf(path, name, args));
  }
}

const placeOf = (path: string, name: string, args: string): string => `${path}\n${name}\n${args}`;
const below = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
