import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadPartners } from '../../schema/partners/partners.js';
import { type Demonstration, demonstrationOf } from './demonstration.js';
import { officialFiles, parseOfficialTables } from './officialTables.js';
import { seed } from './random.js';
import { parseRates } from './rates.js';

/** Reads the official tables, the areas and the rates that the synthetic rows are drawn from. */
export function readDemonstration(): Demonstration {
  const rates = textOf('./rates.json');
  const official = new Map(officialFiles.map((file) => [file, textOf(`../../schema/official/${file}.csv`)]));
  const { nestings, residents, firstResponders } = loadAreas().data;
  const areas = { nestings, residents, firstResponders };
  const digest = createHash('sha256').update([rates, ...official.values()].join('\n'));
  digest.update(JSON.stringify([nestings, [...residents], [...firstResponders]]));
  return demonstrationOf({
    official: parseOfficialTables((file) => official.get(file) ?? ''),
    areas,
    councilAreas: councilAreas(),
    rates: parseRates(rates),
    edition: `${seed} ${digest.digest('hex').slice(0, 16)}`,
  });
}

/** Where the demonstration partners of safeguarding are councils. */
function councilAreas(): readonly string[] {
  const councils = loadPartners().filter(
    ({ sector, demonstration }) => sector === 'safeguarding' && demonstration,
  );
  return councils.flatMap(({ area }) => area ?? []);
}

function textOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}
