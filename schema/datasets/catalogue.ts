import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Catalogue, catalogueOf, datasetSchema, dimensionsSchema } from './dataset.js';

const folder = new URL('./', import.meta.url);

/** Reads every dataset declaration beside this file. The one place where a dataset is described. */
export function loadCatalogue(): Catalogue {
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.json') && file !== 'dimensions.json' && file !== 'breaks.json',
  );
  const datasets = files.map((file) => readJson(file, datasetSchema));
  return catalogueOf(datasets, readJson('dimensions.json', dimensionsSchema));
}

function readJson<Shape extends z.ZodType>(file: string, shape: Shape): z.infer<Shape> {
  const parsed = shape.safeParse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  if (!parsed.success) throw new Error(`schema/datasets/${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
