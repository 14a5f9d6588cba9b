import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { breakSchema } from '../../../schema/datasets/breaks.js';
import type { ReleaseDocument } from '../../../schema/protocol/release.js';
import { importCitedFigures } from './importCitedFigures.js';
import { importOfficialCsv } from './importOfficialCsv.js';
import {
  type OfficialSource,
  officialSourceSchema,
  publicationSchema,
  responderSchema,
} from './officialFile.js';
import { OfficialFileError } from './officialFileError.js';
import { releaseIdOf } from './officialRelease.js';
import type { Frame, Reference } from './reference.js';

/** Reads the text of a file by its name within `schema/official/`. */
export type ReadText = (file: string) => string;

const shipped: ReadText = (file) =>
  readFileSync(new URL(`../../../schema/official/${file}`, import.meta.url), 'utf8');
const citedFigures = '../evidence/cited-figures.json';

/**
 * Every official release that ships, unsigned: all of them or, where a file isn't as published, none.
 * @throws OfficialFileError
 */
export function loadOfficialReleases(frame: Frame, readText: ReadText = shipped): readonly ReleaseDocument[] {
  const reference = loadReference(frame, readText);
  const releases = loadSources(readText).map(({ sha256, ...publication }) => {
    const release = importOfficialCsv(textOf(readText, publication.file), publication, reference);
    refuseOtherBytes(publication.file, sha256, release.source?.sha256);
    return release;
  });
  return [...releases, ...citedReleases(frame, readText)];
}

/** What is known of each published file. */
export const loadSources = (readText: ReadText = shipped): readonly OfficialSource[] =>
  readJson(readText, 'sources.json', z.array(officialSourceSchema));

/** Ids of the releases that ship, without reading the files themselves. */
export function officialReleaseIds(readText: ReadText = shipped): readonly string[] {
  const cited = readJson(readText, 'cited-figures-source.json', publicationSchema);
  return [...loadSources(readText), cited].map(releaseIdOf);
}

/** Everything the importer needs beside a file. */
export function loadReference(frame: Frame, readText: ReadText = shipped): Reference {
  return {
    ...frame,
    responders: readJson(readText, 'responders.json', z.array(responderSchema)),
    breaks: readJson(readText, '../datasets/breaks.json', z.array(breakSchema)),
  };
}

function citedReleases(frame: Frame, readText: ReadText): ReleaseDocument[] {
  const publication = readJson(readText, 'cited-figures-source.json', publicationSchema);
  const dataset = frame.catalogue.dataset(publication.dataset);
  return dataset ? [importCitedFigures(textOf(readText, citedFigures), publication, dataset, frame)] : [];
}

/** A shipped file is pinned by its hash: a changed one is another publication and needs another vintage. */
function refuseOtherBytes(file: string, expected: string, found: string | undefined): void {
  if (found === expected) return;
  const remedy = 'Restore the published file, or record the new one with its date and hash in sources.json.';
  const fault = { expected: `the file with SHA-256 ${expected}`, found: found ?? 'no hash', remedy };
  throw new OfficialFileError({ file }, fault);
}

function readJson<Shape extends z.ZodType>(readText: ReadText, file: string, shape: Shape): z.infer<Shape> {
  const parsed = shape.safeParse(JSON.parse(textOf(readText, file)));
  if (parsed.success) return parsed.data;
  const remedy = 'Correct it as schema/official/README.md describes.';
  const found = z.prettifyError(parsed.error);
  throw new OfficialFileError({ file }, { expected: 'entries of its shape', found, remedy });
}

function textOf(readText: ReadText, file: string): string {
  try {
    return readText(file);
  } catch (cause) {
    const remedy = 'Restore it in schema/official/ from the repository.';
    throw new OfficialFileError(
      { file },
      { expected: 'the file', found: 'none that can be read', remedy, cause },
    );
  }
}
