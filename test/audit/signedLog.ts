import { signFrontier } from '../../gateway/audit/checkpoints/checkpoints.js';
import { Frontier } from '../../gateway/audit/merkle/frontier.js';
import { sha256 } from '../../schema/protocol/canonicalJson.js';
import { auditLeafHash, leafText } from '../../schema/protocol/merkle/auditLeaf.js';
import { verifierOf, verifierText } from '../../schema/protocol/merkle/checkpoint.js';
import { commit } from '../../schema/protocol/merkle/entryCommitment.js';
import { privateKeyFrom } from '../../schema/protocol/ownerKey.js';

const name = 'concordat-audit-test';
const key = privateKeyFrom(Buffer.alloc(32, 7));
const otherKey = privateKeyFrom(Buffer.alloc(32, 8));

/** The key of the log, and one that is not. */
export const signer = { key, verifier: verifierOf(name, key) };
export const otherSigner = { key: otherKey, verifier: verifierOf(name, otherKey) };

/** An entry of an export. */
export interface Line {
  readonly position: number;
  readonly leaf: string;
  readonly parts: Readonly<Record<string, unknown>>;
  readonly salt: string;
}

const begin = Date.parse('2026-11-26T00:00:00.000Z');

/** An entry that says `word`, at a second. */
export function entryOf(position: number, word = `entry-${position}`, second = position): Line {
  const parts = { event: { action: 'SIGNED', subject: word } };
  const salt = sha256(`salt ${word}`);
  const at = new Date(begin + second * 1000).toISOString();
  return {
    position,
    leaf: leafText({ at, kind: 'AGREEMENT', commitment: commit(parts, salt) }),
    parts,
    salt,
  };
}

/** A log of so many entries. */
export const entries = (count: number): readonly Line[] =>
  Array.from({ length: count }, (_, position) => entryOf(position));

/** Entries of another log, with the positions they would have in it. */
export const renumbered = (lines: readonly Line[]): readonly Line[] =>
  lines.map((line, position) => ({ ...line, position }));

/** The note that says these are the entries of the log. */
export function noteOver(lines: readonly Line[], by: typeof signer = signer): string {
  const frontier = new Frontier();
  for (const { leaf } of lines) frontier.push(auditLeafHash(leaf));
  return signFrontier(frontier, by).note;
}

/** Notes by the size they sign for. */
export type Notes = ReadonlyMap<number, string>;

/** Notes of an honest log, every so many entries and at its end. */
export function notesOver(lines: readonly Line[], every: number, by: typeof signer = signer): Notes {
  const frontier = new Frontier();
  const notes = new Map<number, string>();
  for (const { leaf } of lines) {
    frontier.push(auditLeafHash(leaf));
    if (frontier.size % every === 0 || frontier.size === lines.length)
      notes.set(frontier.size, signFrontier(frontier, by).note);
  }
  return notes;
}

/** An export: entries, and each note after the entries it is said to sign for. */
export function exportOf(lines: readonly Line[], notes: Notes): readonly string[] {
  const note = (at: number) => {
    const found = notes.get(at);
    return found === undefined ? [] : [JSON.stringify({ checkpoint: found })];
  };
  return [
    JSON.stringify({ log: verifierText(signer.verifier), v: 1 }),
    ...lines.flatMap((line, at) => [JSON.stringify(line), ...note(at + 1)]),
  ];
}
