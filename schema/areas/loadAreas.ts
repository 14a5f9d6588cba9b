import { readFileSync } from 'node:fs';
import { Areas } from './areas.js';
import { parseAreas } from './parseAreas.js';

/** Reads the files beside this module. Takes a few milliseconds; call it once and pass the index on. */
export function loadAreas(): Areas {
  return new Areas(parseAreas((file) => readFileSync(new URL(`./${file}.csv`, import.meta.url), 'utf8')));
}
