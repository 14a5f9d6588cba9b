import { readdirSync, readFileSync } from 'node:fs';
import { type AreaFile, areaFiles } from '../../schema/areas/parseAreas.js';
import { loadSideKnowledge } from '../../schema/side-knowledge/sideKnowledge.js';
import type { KitData } from '../../subgraphs/kit/intake/kitData.js';
import { demonstrationTerms } from './demonstrationTerms.js';

const schema = new URL('../../schema/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, schema), 'utf8');
const readJson = (file: string): unknown => JSON.parse(read(file));
const notDatasets = new Set(['dimensions.json', 'breaks.json']);

/** What travels with the packed kit, from the files that the hub itself reads. */
export function collectKitData(): KitData {
  const datasets = readdirSync(new URL('datasets/', schema)).filter(
    (file) => file.endsWith('.json') && !notDatasets.has(file),
  );
  return {
    areas: Object.fromEntries(areaFiles.map((file) => [file, read(`areas/${file}.csv`)])) as Record<
      AreaFile,
      string
    >,
    datasets: datasets.map((file) => readJson(`datasets/${file}`)),
    dimensions: readJson('datasets/dimensions.json'),
    breaks: readJson('datasets/breaks.json'),
    sideKnowledge: loadSideKnowledge(),
    demonstrationTerms: demonstrationTerms(),
  };
}
