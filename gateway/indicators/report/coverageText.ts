import type { IndicatorUnit } from '../../../schema/indicators/indicator.js';
import { drawTable, wrap } from '../../questions/render/textTable.js';
import { areaText } from './areaText.js';
import { type CoverageReport, type CoverageRow, isInvented } from './coverageReport.js';
import { marks, shortText } from './valueText.js';

/** Columns of a terminal that the report fits into. */
export const reportWidth = 118;

/** Said above everything that holds an invented figure. */
const syntheticNotice =
  'SYNTHETIC: values marked * rest on figures of owners named (demo), invented for demonstration. They describe nobody.';

/** The coverage report for a terminal: one area in full, or a table of areas for each ask. */
export function coverageText(report: CoverageReport): string {
  const notes = new Fallbacks();
  const single = report.areas.length === 1;
  const blocks = [
    single ? `Coverage of ${report.areas[0]?.name}` : 'Coverage: indicators by city regions',
    report.isSynthetic ? syntheticNotice : '',
    ...(single ? [areaText(report)] : [...matrices(report, notes), summary(report)]),
    listed('How to read it', legend(report, notes)),
    listed(
      'Areas that do not coincide with their police forces',
      report.fits.map(({ note }) => note),
    ),
    listed('Not answered', unanswered(report)),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** Fallbacks met so far, each with the number it is marked by. */
class Fallbacks {
  readonly #notes: string[] = [];

  mark(note: string): string {
    const known = this.#notes.indexOf(note);
    return ` [${known >= 0 ? known + 1 : this.#notes.push(note)}]`;
  }

  get notes(): readonly string[] {
    return this.#notes.map((note, at) => `[${at + 1}] ${note}`);
  }
}

const headings: Readonly<Record<string, string>> = {
  '6a': 'Ask 6a: reform the National Referral Mechanism',
  '6b': 'Ask 6b: longer support',
  '6c': 'Ask 6c: end immigration detention of victims',
  '6d': 'Ask 6d: leave to remain while a decision is pending',
  '6e': 'Ask 6e: the domestic-worker visa',
  R: 'Recommendations to London: scale, prosecution, contacts',
};

function matrices({ areas, rows }: CoverageReport, notes: Fallbacks): readonly string[] {
  return Object.entries(headings).map(([ask, heading]) => {
    const own = rows.filter(({ indicator }) => indicator.asks[0]?.startsWith(ask));
    const columns = own.map(({ indicator: { id } }) => ({ key: id, label: id, isNumber: true }));
    const lines = areas.map(({ name }, at) => [name, ...own.map((row) => cell(row, at, notes))]);
    const drawn = drawTable(
      [{ key: 'area', label: 'Area', isNumber: false }, ...columns],
      lines,
      reportWidth,
    );
    return [heading, ...own.map(indicatorLine), drawn].join('\n');
  });
}

const unitWords: Readonly<Record<IndicatorUnit, string>> = {
  COUNT: 'number',
  PERCENT: 'per cent',
  PERCENTAGE_POINTS: 'percentage points',
  PER_100: 'per 100',
  PER_100000: 'per 100,000',
  MONTHS: 'months',
};

function indicatorLine({
  indicator: { id, title, unit },
  values: [country, ...regions],
}: CoverageRow): string {
  const [national, regional] = [
    country?.period ?? '',
    regions.find(({ period }) => period !== '')?.period ?? '',
  ];
  const isOne = national === regional || national === '' || regional === '';
  const period = isOne ? national || regional : `${regional} (United Kingdom ${national})`;
  return `  ${id}  ${[title, unitWords[unit], period].filter(Boolean).join(', ')}`;
}

function cell({ values }: CoverageRow, at: number, notes: Fallbacks): string {
  const value = values[at];
  if (value === undefined) return '';
  const { fallback, status } = value;
  const used = status === 'RELEASED' && fallback ? notes.mark(fallbackNote(fallback)) : '';
  return `${shortText(value)}${isInvented(value) ? '*' : ''}${used}`;
}

function fallbackNote({ from, to }: NonNullable<CoverageRow['values'][number]['fallback']>): string {
  const period = from.period === to.period ? [] : [`${to.period} for ${from.period}`];
  const area = from.area.code === to.area.code ? [] : [`${to.area.name} for the city region`];
  return `fallback: ${[...period, ...area].join(', ')}`;
}

function summary({ counts }: CoverageReport): string {
  const labels = ['Area', 'Value', 'By fallback', '[c]', '[x]', '[z]', '[!]'];
  const columns = labels.map((label, at) => ({ key: label, label, isNumber: at > 0 }));
  const lines = counts.map(
    ({ area, value, fallback, withheld, notCollected, notApplicable, unanswered: none }) => [
      area.name,
      ...[value, fallback, withheld, notCollected, notApplicable, none].map(String),
    ],
  );
  return ['Indicators by what stands there', drawTable(columns, lines, reportWidth)].join('\n');
}

function legend({ rows }: CoverageReport, notes: Fallbacks): readonly string[] {
  const met = new Set(rows.flatMap(({ values }) => values.map(({ status }) => status)));
  const shown = Object.entries(marks).filter(([status]) => [...met].some((one) => one === status));
  return [...shown.map(([, { mark, meaning }]) => `${mark} ${meaning}`), ...notes.notes];
}

function unanswered({ rows }: CoverageReport): readonly string[] {
  const found = rows.flatMap(({ indicator, values }) =>
    values.flatMap(({ status, because, asked }) =>
      status === 'UNANSWERED' ? [`${indicator.id}, ${asked.name}: ${because}`] : [],
    ),
  );
  return [...new Set(found)];
}

function listed(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const lines = items.flatMap((item) =>
    wrap(item, reportWidth - 2).map((line, at) => `${at === 0 ? '- ' : '  '}${line}`),
  );
  return [title, ...lines].join('\n');
}
