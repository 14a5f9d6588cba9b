import { readdirSync, readFileSync } from 'node:fs';
import { parse, visit } from 'graphql';
import { z } from 'zod';
import type { AreaKind } from '../areas/area.js';
import type { Catalogue } from '../datasets/dataset.js';
import { ConcordatError } from '../protocol/errors.js';
import {
  type ComputedReading,
  type Indicator,
  indicatorSchema,
  type LoadedIndicator,
  type Reading,
} from './indicator.js';

const folder = new URL('./', import.meta.url);
const readText = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** Reads every indicator beside this file, in the order of their ids. @throws ConcordatError DATA_INVALID */
export function loadIndicators(catalogue: Catalogue): readonly LoadedIndicator[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => parseIndicator(catalogue, file, readText(file)));
}

/** One indicator from the text of its file. @throws ConcordatError DATA_INVALID */
export function parseIndicator(catalogue: Catalogue, file: string, source: string): LoadedIndicator {
  const parsed = indicatorSchema(catalogue).safeParse(JSON.parse(source));
  if (parsed.success && file === `${parsed.data.id}.json`) return withDocuments(catalogue, parsed.data);
  throw new ConcordatError('DATA_INVALID', {
    expected: 'an indicator as schema/indicators/indicator.ts declares it, in a file of its own name',
    found: parsed.success ? `${parsed.data.id} in ${file}` : z.prettifyError(parsed.error),
    remedy: `Correct schema/indicators/${file}.`,
  });
}

function withDocuments(catalogue: Catalogue, { readings, ...indicator }: Indicator): LoadedIndicator {
  const read = Object.entries(readings).map(([level, reading]): [string, Reading] => [
    level,
    reading.state === 'COMPUTED' ? { ...reading, query: readText(reading.document) } : reading,
  ]);
  for (const [, reading] of read)
    if (reading.state === 'COMPUTED') checkDatasets(catalogue, indicator, reading);
  return { ...indicator, readings: Object.fromEntries(read) as Partial<Record<AreaKind, Reading>> };
}

/** A document that asks a dataset its indicator doesn't name could mix bases behind the file's back. */
function checkDatasets(
  catalogue: Catalogue,
  { id, datasets }: Pick<Indicator, 'id' | 'datasets'>,
  { document, query }: ComputedReading,
): void {
  const unnamed = datasetsAsked(catalogue, query).filter((name) => !datasets.includes(name));
  if (unnamed.length === 0) return;
  throw new ConcordatError('DATA_INVALID', {
    expected: `${document} to ask ${datasets.join(', ') || 'no dataset'}`,
    found: unnamed.join(', '),
    remedy: `Name it in schema/indicators/${id}.json, if the basis of the indicator allows it.`,
  });
}

/** Names of the datasets that a document asks, each once. */
export function datasetsAsked({ dataset }: Pick<Catalogue, 'dataset'>, query: string): readonly string[] {
  const asked = new Set<string>();
  visit(parse(query, { noLocation: true }), {
    Field: ({ name }) => void (dataset(name.value) && asked.add(name.value)),
  });
  return [...asked];
}
