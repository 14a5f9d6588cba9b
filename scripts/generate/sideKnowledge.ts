import { readFileSync } from 'node:fs';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import type { SideKnowledge } from '../../schema/side-knowledge/sideKnowledge.js';
import {
  officialFiles,
  parseOfficialTables,
  type ReferralCell,
  type ResponderClass,
} from '../demonstration/officialTables.js';

const vintage = '2024-03-07';
const title = 'Home Office, National Referral Mechanism statistics, first responder tables';
const source = 'schema/official/nrm-referrals-by-responder.csv';

/** What the official tables that ship tell of partners' own cases, as the release builder reads it, by file. */
export function sideKnowledgeFiles(): ReadonlyMap<string, SideKnowledge> {
  const texts = new Map(
    officialFiles.map((file) => [
      file,
      readFileSync(new URL(`../../schema/official/${file}.csv`, import.meta.url), 'utf8'),
    ]),
  );
  const { byResponder } = parseOfficialTables((file) => texts.get(file) ?? '');
  const quarters = [...new Set(byResponder.map(({ quarter }) => quarter))].sort();
  const forces = [...loadAreas().data.firstResponders].sort();
  const byClass = (wanted: ResponderClass) =>
    byResponder.filter(({ responderClass }) => responderClass === wanted);
  const about = { title, vintage, source };
  const years = quarters
    .map((quarter) => quarter.slice(0, 4))
    .filter((year) => quarters.filter((quarter) => quarter.startsWith(year)).length === 4);
  const police = byClass('POLICE');
  return new Map([
    [
      `referralsMade-${vintage}`,
      {
        ...about,
        dataset: 'referralsMade',
        periods: quarters,
        dimensions: ['exploitation', 'age', 'sex'],
        owners: Object.fromEntries(
          forces.map(([area, name]) => [
            area,
            rowsOf(
              police.filter(({ firstResponder }) => firstResponder === name),
              quarterly,
            ),
          ]),
        ),
        everybody: rowsOf(police, quarterly),
      },
    ],
    [
      `councilReferrals-${vintage}`,
      {
        ...about,
        dataset: 'councilReferrals',
        periods: [...new Set(years)],
        dimensions: ['age', 'exploitation'],
        owners: {},
        everybody: rowsOf(
          byClass('LOCAL_AUTHORITY').filter(({ quarter }) => years.includes(quarter.slice(0, 4))),
          yearly,
        ),
      },
    ],
  ]);
}

const quarterly = ({ quarter, exploitation, age, sex }: ReferralCell) => [
  quarter,
  exploitation.code,
  age,
  sex,
];
const yearly = ({ quarter, exploitation, age }: ReferralCell) => [
  quarter.slice(0, 4),
  age,
  exploitation.code,
];

/** Counts by key, in the order of the keys. */
function rowsOf(
  cells: readonly ReferralCell[],
  keyOf: (cell: ReferralCell) => readonly string[],
): (string | number)[][] {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const key = keyOf(cell).join('|');
    counts.set(key, (counts.get(key) ?? 0) + cell.referrals);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => [...key.split('|'), count]);
}
