import { hash } from 'node:crypto';
import { canonicalJson } from '../canonicalJson.js';

/** Parts of an entry by name. */
export type Parts = Readonly<Record<string, unknown>>;

/** Some parts of an entry, and what is needed to see that they are its own. */
export interface Disclosed {
  readonly parts: Readonly<Record<string, { readonly salt: string; readonly value: unknown }>>;
  /** Hashes of the parts that are not shown, hex, by name of the part or of its place. */
  readonly hidden: readonly string[];
}

/** Salt of one part, hex: it tells nothing of the others'. `salt` is the entry's own, hex. */
export const partSalt = (salt: string, name: string): string => hash('sha256', `${salt}\n${name}`);

const partHash = (salt: string, name: string, value: unknown): string =>
  hash('sha256', `${salt}\n${canonicalJson([name, value])}`);

/** What stands in a leaf for all parts of an entry: hex, of their salted hashes in order. */
const commitmentOver = (hashes: readonly string[]): string => hash('sha256', [...hashes].sort().join('\n'));

/** Commits to every part of an entry. */
export const commit = (parts: Parts, salt: string): string =>
  commitmentOver(Object.entries(parts).map(([name, value]) => partHash(partSalt(salt, name), name, value)));

/** Shows some parts of an entry and hides the others. */
export function discloseParts(parts: Parts, salt: string, isShown: (name: string) => boolean): Disclosed {
  const all = Object.entries(parts).map(([name, value]) => ({ name, value, salt: partSalt(salt, name) }));
  return {
    parts: Object.fromEntries(
      all.filter(({ name }) => isShown(name)).map(({ name, ...part }) => [name, part]),
    ),
    hidden: all
      .filter(({ name }) => !isShown(name))
      .map(({ name, value, salt: own }) => partHash(own, name, value)),
  };
}

/** Whether shown parts are those of the entry that a leaf commits to. */
export function isCommitted({ parts, hidden }: Disclosed, commitment: string): boolean {
  const shown = Object.entries(parts).map(([name, { salt, value }]) => partHash(salt, name, value));
  return commitmentOver([...shown, ...hidden]) === commitment;
}
