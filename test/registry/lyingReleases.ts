import type { Cell } from '../../schema/protocol/cell.js';
import { correctionOf } from '../../schema/protocol/correction.js';
import type { ReleaseDocument } from '../../schema/protocol/release.js';
import { decisions, made, merseyside, owner, signed, withCell, withCells } from './pushedDecisions.js';
import { madeRelease } from './testRegister.js';

/** What is shown of a release in which everything else is withheld: table, what its place holds, value. */
type Shown = readonly [table: string, place: string, value: number];

/** A release of a grid in which nothing is shown but this; a place is area, period and codes, joined by spaces. */
export function showing(dataset: string, shown: readonly Shown[], change: Partial<ReleaseDocument> = {}) {
  const periods = ['crimes', 'suspects'].includes(dataset) ? '2022..2023' : '2023-Q1..2023-Q4';
  const { vintage } = change;
  const release = madeRelease({ ...made, dataset, periods, atoms: [], ...(vintage && { vintage }) });
  const cellOf = (name: string, cell: Cell): Cell => {
    const place = [cell.area, cell.period, ...Object.values(cell.dimensions)].join(' ');
    const found = shown.find(([table, at]) => table === name && at === place);
    return found ? { ...cell, value: found[2], status: 'RELEASED' } : cell;
  };
  const tables = release.tables.map((table) => ({
    ...table,
    cells: table.cells.map((cell) => cellOf(table.name, cell)),
  }));
  const missing = shown.filter(([name]) => !tables.some((table) => table.name === name));
  if (missing.length > 0) throw new Error(`no table ${missing.join()}`);
  return { ...release, tables, ...change };
}

const at = `${merseyside} 2023`;
const crimes = (...shown: readonly (readonly [period: string, value: number])[]) =>
  shown.map(([period, value]): Shown => ['FORCE_YEAR', `${merseyside} ${period}`, value]);

/** Somebody else's place in line: a release of an earlier day, as far as the register goes. */
export const earlier = '2026-06-30';

interface LyingRelease {
  readonly name: string;
  readonly body: unknown;
  /** What the refusal says was expected. */
  readonly expected: string;
  /** Releases registered before it. */
  readonly before?: readonly ReleaseDocument[];
}

const lie = (
  name: string,
  body: unknown,
  expected: string,
  before: readonly ReleaseDocument[] = [],
): LyingRelease => ({ name, body, expected, before });

const firstTable = decisions.tables[0];
const toldAbout = 'a withheld count that nobody can compute from what is shown';
const { signature } = signed(decisions);

/** Releases that aren't what they say: who, what, where. */
export const forgedReleases: readonly LyingRelease[] = [
  lie(
    'bears a forged signature',
    { ...signed(decisions), signature: Buffer.alloc(64, 7).toString('base64') },
    'the signature of',
  ),
  lie("bears another partner's signature", signed(decisions, 'metropolitan-police-demo'), 'the signature of'),
  lie(
    'was changed after signing',
    { ...signed(decisions), release: withCell({ value: 30 }) },
    'the hash of this release',
  ),
  lie(
    'bears the signature of another release',
    { ...signed(withCell({ value: 30 })), signature },
    'the signature of',
  ),
  lie(
    "takes another partner's name",
    signed({ ...decisions, id: 'metropolitan-police-demo.decisions.2027-01-01' }),
    'an id that begins with',
  ),
  lie(
    'is owned by nobody who is known',
    signed({ ...decisions, owners: ['atlantis-police-demo'] }),
    'a registered partner',
  ),
  lie('calls invented figures real', signed({ ...decisions, provenance: 'PARTNER' }), 'SYNTHETIC'),
  lie(
    'calls itself an official publication',
    signed({ ...decisions, rule: 'PUBLISHED', provenance: 'OFFICIAL' }),
    "rule PUBLISHED only in the hub's own import",
  ),
  lie('says that no person stands behind it', signed({ ...decisions, rule: 'NOT_PERSONS' }), 'TEN_FIVE'),
  lie(
    'is of a dataset that nobody declared',
    signed({ ...decisions, dataset: 'immigrationStatus' }),
    'capacity',
  ),
  lie(
    'corrects what was never registered',
    signed(correctionOf(decisions, { corrects: `${owner}.gone`, notice: 'Ten letters.' })),
    'the id of a registered release',
  ),
];

/** Releases whose tables or cells are not those that were declared. */
export const misshapenReleases: readonly LyingRelease[] = [
  lie(
    'lacks a required table',
    signed({ ...decisions, tables: decisions.tables.slice(0, 1) }),
    'the table, or that it is not applicable',
  ),
  lie(
    'has a table that nobody declared',
    signed({
      ...decisions,
      tables: [...decisions.tables, { name: 'BY_NATIONALITY', status: 'COMPLETE', cells: [] }],
    }),
    'each of CITY_REGION_YEAR_KIND_OUTCOME',
  ),
  lie(
    'has a table twice',
    signed({ ...decisions, tables: [...decisions.tables, ...(firstTable ? [firstTable] : [])] }),
    'once',
  ),
  lie('lacks a cell', signed(withCells((cells) => cells.slice(1))), '6 cells, the empty ones among them'),
  lie(
    'has a cell twice',
    signed(withCells((cells) => [...cells.slice(1), ...cells.slice(1, 2)])),
    'each cell once',
  ),
  lie(
    'shows a cell for an area below the smallest',
    signed(withCells((cells) => cells.map((cell) => ({ ...cell, area: 'E08000012' })))),
    'an area of kind CITY_REGION',
  ),
  lie(
    'shows a cell for a code that is in no list',
    signed(withCell({ dimensions: { kind: 'REASONABLE_GROUNDS', outcome: 'MAYBE' } })),
    'outcome: one of',
  ),
  lie(
    'shows a cell outside its period',
    signed(withCell({ period: '2022' })),
    'periods within that of the release',
  ),
  lie('shows the count before rounding', signed(withCell({ value: 27 })), 'a multiple of 5 from 10 up'),
  lie('shows a small count', signed(withCell({ value: 5 })), 'a multiple of 5 from 10 up'),
  lie('shows a zero', signed(withCell({ value: 0 })), 'a multiple of 5 from 10 up'),
  lie(
    'hides a value under WITHHELD',
    signed(withCell({ value: 25, status: 'WITHHELD' })),
    'a value where the status is RELEASED',
  ),
  lie('shows a negative count', signed(withCell({ value: -10 })), 'not the shape'),
  lie('shows a fraction', signed(withCell({ value: 10.5 })), 'not the shape'),
  lie('shows a count as text', signed(withCell({ value: '10' })), 'not the shape'),
  lie('shows a number greater than any', signed(withCell({ value: 5e12 })), 'not the shape'),
  lie(
    'tells withheld cells apart by their notes',
    signed(
      withCells((cells) =>
        cells.map((cell, n) => ({
          ...cell,
          ...(cell.status === 'WITHHELD' && { note: n % 2 ? 'none' : 'some' }),
        })),
      ),
    ),
    'the same note or none',
  ),
];

/** Releases whose cells are each in order, and which together tell what is withheld. */
export const unprotectedReleases: readonly LyingRelease[] = [
  lie(
    'shows one of two years and both together',
    signed(showing('crimes', crimes(['2023', 10], ['2022/2023', 10]))),
    toldAbout,
  ),
  lie(
    'shows a total and one of two parts',
    signed(
      showing('decisions', [
        ['CITY_REGION_YEAR_KIND_OUTCOME', `${at} REASONABLE_GROUNDS POSITIVE`, 10],
        ['CITY_REGION_YEAR_KIND_OUTCOME', `${at} REASONABLE_GROUNDS ALL`, 10],
      ]),
    ),
    toldAbout,
  ),
  lie(
    'shows three quarters and the year',
    signed(
      showing('referralsMade', [
        ['FORCE_QUARTER', `${at}-Q1`, 10],
        ['FORCE_YEAR', at, 10],
      ]),
    ),
    toldAbout,
  ),
  lie(
    'shows a total in one table and a part of it in another',
    signed(
      showing('referralsMade', [
        ['FORCE_YEAR', at, 10],
        ['FORCE_YEAR_EXPLOITATION', `${at} LABOUR`, 10],
      ]),
    ),
    toldAbout,
  ),
  lie(
    'shows tables that no rows can give together',
    signed(
      showing('decisions', [
        ['CITY_REGION_YEAR_KIND_OUTCOME', `${at} REASONABLE_GROUNDS POSITIVE`, 100],
        ['CITY_REGION_YEAR_KIND_OUTCOME', `${at} REASONABLE_GROUNDS ALL`, 10],
      ]),
    ),
    'tables that count the same people',
  ),
  lie(
    'shows what another dataset withholds of the same people',
    signed(showing('referralsByPlace', [['COUNTRY_QUARTER_PLACE', 'E92000001 2023-Q1 UK', 10]])),
    toldAbout,
    [
      showing('referralsMade', [
        ['FORCE_QUARTER', `${at}-Q1`, 10],
        ['COUNTRY_QUARTER_EXPLOITATION_AGE_SEX', 'E92000001 2023-Q1 ALL ALL ALL', 10],
      ]),
    ],
  ),
  lie(
    'shows what an earlier vintage withheld, and withholds what that showed',
    signed(showing('crimes', crimes(['2022/2023', 10]))),
    toldAbout,
    [showing('crimes', crimes(['2023', 10]), { id: `${owner}.crimes.${earlier}`, vintage: earlier })],
  ),
  lie(
    'says that cannot be what an earlier vintage counted',
    signed(notApplicable(showing('crimes', []), '2023')),
    'a change since another vintage that tells no count',
    [showing('crimes', crimes(['2023', 10]), { id: `${owner}.crimes.${earlier}`, vintage: earlier })],
  ),
];

function notApplicable(release: ReleaseDocument, period: string): ReleaseDocument {
  const tables = release.tables.map((table) => ({
    ...table,
    cells: table.cells.map((cell) =>
      cell.period === period ? { ...cell, value: null, status: 'NOT_APPLICABLE' as const } : cell,
    ),
  }));
  return { ...release, tables };
}
