import { all, type Dataset, type Table } from '../../schema/datasets/dataset.js';
import { parsePeriodSelection, periodsOf } from '../../schema/protocol/period.js';
import type { Registered } from './judgeCount.js';
import type { Holding, PlaceMeans } from './judgePlace.js';

/** Whether a cell answers the question that its count stands under: dataset, table, area, period, vintage, codes. */
export function isWithinQuestion(
  means: PlaceMeans,
  { cell, release }: Registered,
  holding: Holding,
): boolean {
  const [asked] = holding.steps;
  if (asked?.type !== 'Area') return true;
  const dataset = means.catalogue.dataset(cell.dataset);
  const table = dataset?.tables.find(({ name }) => name === cell.table);
  if (dataset === undefined || table === undefined) return false;
  const isDatasetField = means.catalogue.dataset(asked.field) !== undefined;
  if (isDatasetField && asked.field !== dataset.name) return false;
  const { args } = asked;
  if (isDatasetField && !isNullOr(args['vintage'], release.vintage)) return false;
  // What stands for a withheld cell is wider than the question, never of another release.
  if (holding.isFallback) return true;
  if (!isAnswerArea(means, asked.object?.['code'], { area: cell.area, dataset, table })) return false;
  if (!isDatasetField) return true;
  return (
    isNullOr(args['table'], cell.table) &&
    isPeriodAsked(args['period'], cell.period) &&
    isCodeAsked(cell.dimensions, holding)
  );
}

interface AnswerArea {
  readonly area: string;
  readonly dataset: Dataset;
  readonly table: Table;
}

function isAnswerArea(means: PlaceMeans, asked: unknown, { area, dataset, table }: AnswerArea): boolean {
  if (typeof asked !== 'string') return true;
  return means.answering(asked, { tableKind: table.area, leafKind: dataset.leafArea }).has(area);
}

function isPeriodAsked(asked: unknown, period: string): boolean {
  if (asked === undefined || asked === null) return true;
  try {
    return periodsOf(parsePeriodSelection(String(asked))).includes(period);
  } catch {
    return false;
  }
}

/** Codes that `cells` was narrowed to; a total counts every code, and so does what a share is out of. */
function isCodeAsked(dimensions: Readonly<Record<string, string>>, { steps, part }: Holding): boolean {
  const series = steps[1];
  if (part === 'denominator' || series === undefined) return true;
  if (series.field === 'total') return Object.values(dimensions).every((code) => code === all);
  return Object.entries(series.args).every(
    ([name, codes]) => !Array.isArray(codes) || !(name in dimensions) || codes.includes(dimensions[name]),
  );
}

const isNullOr = (asked: unknown, expected: string): boolean =>
  asked === undefined || asked === null || asked === expected;
