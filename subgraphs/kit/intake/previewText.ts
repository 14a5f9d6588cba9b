import type { Areas } from '../../../schema/areas/areas.js';
import { all, type Catalogue } from '../../../schema/datasets/dataset.js';
import type { Cell } from '../../../schema/protocol/cell.js';
import type { ReleaseDocument, ReleaseTable } from '../../../schema/protocol/release.js';

export interface PreviewMeans {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
}

const areasShown = 12;
const periodsShown = 6;

const count = (number: number): string => number.toLocaleString('en-GB');
const words = (code: string): string => code.replaceAll('_', ' ').toLowerCase();

/** In plain words what a release would publish and what it would withhold. It says no more than the release itself. */
export function previewText({ catalogue, areas }: PreviewMeans, release: ReleaseDocument): string {
  const dataset = catalogue.dataset(release.dataset);
  return [
    `${dataset?.title ?? release.dataset} (${release.id})`,
    `  ${dataset?.counts ?? ''}, ${release.period.from} to ${release.period.to}.`,
    release.provenance === 'SYNTHETIC' ? '  SYNTHETIC: of a demonstration, about nobody.' : '',
    ...release.tables.flatMap((table) => ['', ...tableText(table, areas)]),
    '',
    ...release.caveats.map((caveat) => `  Said beside it: ${caveat}`),
    ...(release.rule === 'TEN_FIVE' ? meaning : []),
    '',
  ]
    .filter((line, at, lines) => !(line === '' && lines[at - 1] === ''))
    .join('\n');
}

const meaning = [
  '  [c] is withheld: nobody, or 1 to 9, or more where another withheld count could be computed from it.',
  '  [x] is not collected: your rows do not hold the whole of that period.',
  '  Shown numbers are rounded to the nearest 5. Nothing else leaves this machine.',
];

function tableText(table: ReleaseTable, areas: Areas): readonly string[] {
  if (table.status === 'NOT_APPLICABLE') return [`  ${table.name}: publishes nothing. ${table.note ?? ''}`];
  const having = (status: Cell['status']) => table.cells.filter((cell) => cell.status === status).length;
  return [
    `  ${table.name}: ${count(table.cells.length)} counts: ${count(having('RELEASED'))} shown, ${count(having('WITHHELD'))} withheld, ${count(having('NOT_COLLECTED'))} not collected.`,
    ...totals(table.cells, areas),
  ];
}

/** The table's counts over all codes, a line for each area: the first of many, or those of one code each without totals. */
function totals(cells: readonly Cell[], areas: Areas): readonly string[] {
  const codes = new Map<string, Cell[]>();
  for (const cell of cells) {
    const shown = Object.values(cell.dimensions).filter((code) => code !== all);
    if (shown.length > 1) continue;
    const key = [cell.area, ...shown].join('|');
    codes.set(key, [...(codes.get(key) ?? []), cell]);
  }
  const hasTotals = [...codes.keys()].some((key) => !key.includes('|'));
  const lines = [...codes].filter(([key]) => !hasTotals || !key.includes('|'));
  const shown = lines.slice(0, areasShown).map(([key, of]) => lineOf(key, of, areas));
  return lines.length > areasShown ? [...shown, `    and ${lines.length - areasShown} more lines`] : shown;
}

function lineOf(key: string, cells: readonly Cell[], areas: Areas): string {
  const [area = '', code] = key.split('|');
  const name = `${areas.get(area)?.name ?? area}${code === undefined ? '' : `, ${words(code)}`}`;
  const recent = cells.filter(({ period }) => !period.includes('/')).slice(-periodsShown);
  return `    ${name.padEnd(34)} ${recent.map((cell) => `${cell.period} ${shownCount(cell)}`).join('   ')}`;
}

const marks = { WITHHELD: '[c]', NOT_COLLECTED: '[x]', NOT_APPLICABLE: '[z]' } as const;

const shownCount = ({ status, value }: Cell): string =>
  (status === 'RELEASED' ? count(value ?? 0) : marks[status]).padStart(6);
