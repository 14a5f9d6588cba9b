import type { Answer } from '../answerQuestion.js';
import type { CountRow } from '../tidy/tidyRow.js';
import type { Words } from '../words.js';
import { type Beside, besideOf } from './beside.js';
import { describe } from './describe.js';
import { figureText, intervalText, type NoteBook, percentText } from './figureText.js';
import { hushed } from './hushed.js';
import { pivotByPeriod } from './pivot.js';

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly isNumber: boolean;
}

export interface TableBody {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** What has to be said about the figures of this table. */
  readonly remarks: readonly string[];
}

/** A table for people: what is the same in every row stands above it, once. */
export interface ReadableTable extends TableBody {
  readonly title: string;
  readonly isSynthetic: boolean;
  /** "Area: London", "Basis: By date of referral". */
  readonly constants: readonly string[];
}

/** A row on its way into a table: one text for each column that describes, and the figure. */
export interface Line {
  readonly cells: Readonly<Record<string, string>>;
  readonly row: CountRow;
}

export interface Layout {
  readonly words: Words;
  readonly notes: NoteBook;
}

/** Figures as tables, one for each measure, dataset and provenance: what differs in these must not be compared in one. */
export function countTables({ counts, records, question }: Answer, layout: Layout): readonly ReadableTable[] {
  const groups = new Map<string, CountRow[]>();
  for (const row of counts) {
    const key = [row.measure, row.dataset, row.provenance].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((all) => {
    const { rows, remarks } = hushed(all);
    return byOwner(rows).map((own, at) => {
      const [{ measure = '', dataset = '', provenance = '' } = {}] = own;
      const title = question.measures[measure] ?? layout.words.dataset(dataset || measure);
      const table = tableOf(own, layout, besideOf(records, question.beside));
      const said = at === 0 ? [...table.remarks, ...remarks] : table.remarks;
      return { title, isSynthetic: provenance === 'SYNTHETIC', ...table, remarks: said };
    });
  });
}

/** One table for each owner where rows differ in more than owner, area and period: a column less to read across. */
function byOwner(rows: readonly CountRow[]): readonly (readonly CountRow[])[] {
  const dimensions = new Set(rows.map((row) => JSON.stringify(row.dimensions)));
  const owners = [...new Set(rows.map(({ owner }) => owner))];
  return dimensions.size === 1 ? [rows] : owners.map((owner) => rows.filter((row) => row.owner === owner));
}

function tableOf(
  rows: readonly CountRow[],
  { words, notes }: Layout,
  beside: Beside,
): TableBody & Pick<ReadableTable, 'constants'> {
  const { lines, constants, varying } = describe(rows, words, beside);
  const isNumber = (key: string) => lines.every(({ cells }) => /^[\d,]+$/.test(cells[key] ?? ''));
  const described = varying.map((key) => ({
    key,
    label: words.column(key),
    isNumber: key !== 'period' && isNumber(key),
  }));
  const body = pivotByPeriod(lines, described, notes) ?? long(lines, described, notes);
  return { constants, ...body };
}

function long(lines: readonly Line[], described: readonly Column[], notes: NoteBook): TableBody {
  const hasShare = lines.some(({ row }) => row.percent !== null);
  const hasInterval = lines.some(({ row }) => row.low !== row.high);
  const figures: readonly (Column & { readonly text: (row: CountRow) => string })[] = [
    { key: 'value', label: 'Count', isNumber: true, text: (row) => figureText(row, notes) },
    ...(hasShare ? [{ key: 'percent', label: 'Per cent', isNumber: true, text: percentText }] : []),
    ...(hasInterval ? [{ key: 'interval', label: 'Could be', isNumber: true, text: intervalText }] : []),
  ];
  return {
    remarks: [],
    columns: [...described, ...figures.map(({ key, label, isNumber }) => ({ key, label, isNumber }))],
    rows: lines.map(({ row, cells }) => [
      ...described.map(({ key }) => cells[key] ?? ''),
      ...figures.map(({ text }) => text(row)),
    ]),
  };
}
