import { readdirSync, readFileSync } from 'node:fs';
import { sha256 } from '../../../schema/protocol/canonicalJson.js';
import { releaseAlgorithm } from '../../../subgraphs/kit/index.js';
import type { BuiltFrom } from './shippedFile.js';

const folders = ['datasets', 'side-knowledge'].map(
  (name) => new URL(`../../../schema/${name}/`, import.meta.url),
);

/** What a release built now would be built from. @param rows edition of the synthetic rows */
export function builtFrom(rows: string): BuiltFrom {
  const texts = folders.flatMap((folder) => namesIn(folder).map((name) => textOf(new URL(name, folder))));
  return { algorithm: releaseAlgorithm, declarations: sha256(texts.join('\n')), rows };
}

function namesIn(folder: URL): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:json|csv)$/.test(name))
    .sort();
}

const textOf = (file: URL): string => readFileSync(file, 'utf8');

/** What differs between what a file was built from and what it would be built from now. */
export function staleParts(file: BuiltFrom, now: BuiltFrom): readonly string[] {
  const words = { algorithm: 'the algorithm', declarations: 'the declarations', rows: 'the synthetic rows' };
  return (Object.keys(words) as (keyof BuiltFrom)[])
    .filter((part) => file[part] !== now[part])
    .map((part) => words[part]);
}
