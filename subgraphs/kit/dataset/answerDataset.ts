import type { Areas } from '../../../schema/areas/areas.js';
import type { Catalogue, Dataset, Table } from '../../../schema/datasets/dataset.js';
import { outsideSentence } from '../../../schema/datasets/seriesSentences.js';
import { addsYears } from '../../../schema/datasets/severalYears.js';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { periodsOf } from '../../../schema/protocol/period.js';
import type { AskedPeriod } from '../contract/period.js';
import type { Register } from '../register/register.js';
import type { SeriesLoader } from '../register/seriesLoader.js';
import { findExtent } from '../register/servedSeries.js';
import { periodNotInTable } from './periodNotInTable.js';
import { type Series, seriesOf } from './series.js';
import { requireSeveralYears } from './severalYears.js';
import { requireVintage, supersededNote } from './vintage.js';

export interface DatasetQuestion {
  readonly dataset: Dataset;
  readonly area: string;
  readonly period: AskedPeriod;
  readonly table: string;
  /** Date of the release to answer from; the latest if left out. */
  readonly vintage?: string | undefined;
}

interface Means {
  readonly areas: Areas;
  readonly catalogue: Catalogue;
  readonly register: Register;
  readonly series: SeriesLoader;
}

/** One series for each owner that has cells for the question; an empty list where nobody has any for the area. */
export async function answerDataset(means: Means, ask: DatasetQuestion): Promise<readonly Series[]> {
  const table = tableOf(ask);
  checkPeriodKind(table, ask);
  const areas = answering(means.areas, table, ask);
  const periods = periodsOf(ask.period);
  const { dataset, vintage } = ask;
  const found = await means.series.load({
    dataset: dataset.name,
    table: table.name,
    areas,
    periods,
    vintage,
  });
  if (found.length === 0) {
    await requireVintage(means.register, dataset, vintage);
    await requireSeveralYears(means, { ...ask, table });
    await checkExtent(means.register, ask, periods);
  }
  const standsFor = fitNote(means.areas, ask.area, areas);
  return found.map((served) => {
    const series = seriesOf(served, ask.dataset, table);
    return {
      ...series,
      caveats: [
        ...series.caveats,
        ...standsFor,
        ...supersededNote(served, vintage),
        ...outsideNote(served.release.period, periods),
      ],
    };
  });
}

function tableOf({ dataset, table }: DatasetQuestion): Table {
  const found = dataset.tables.find(({ name }) => name === table);
  if (found) return found;
  throw new ConcordatError('TABLE_NOT_DECLARED', {
    what: `The dataset ${dataset.name} declares no table ${table}.`,
    expected: dataset.tables.map(({ name }) => name).join(', '),
    found: table,
    remedy: 'Ask for one of the declared tables.',
  });
}

function checkPeriodKind(table: Table, { dataset, period: { kind, text } }: DatasetQuestion): void {
  const isSeveralYears = kind === 'YEARS' && table.period === 'YEAR' && addsYears(dataset);
  if (table.period === kind || isSeveralYears) return;
  throw periodNotInTable(table, text);
}

function answering(areas: Areas, table: Table, { dataset, area }: DatasetQuestion): readonly string[] {
  const codes = areas.answeringAreas(area, { tableKind: table.area, leafKind: dataset.leafArea });
  if (codes.length > 0) return codes;
  const wider = areas.containing(area, table.area).map(({ code, name }) => `${name} (${code})`);
  throw new ConcordatError('AREA_NOT_IN_TABLE', {
    what: `Table ${table.name} has no figures for an area like ${area}.`,
    expected: `an area of kind ${table.area}, or one that holds some`,
    found: `${areas.require(area).name} (${areas.require(area).kinds.join(', ')})`,
    remedy: wider.length > 0 ? `Ask about ${wider.join(' or ')}.` : 'Ask another table of the dataset.',
  });
}

async function checkExtent(
  register: Register,
  ask: DatasetQuestion,
  periods: readonly string[],
): Promise<void> {
  const extent = await findExtent(register, ask.dataset.name, ask.vintage);
  const [from = '', to = ''] = extent?.split('..') ?? [];
  if (extent === undefined || periods.some((period) => overlaps(period, from, to))) return;
  throw new ConcordatError('PERIOD_OUTSIDE_RELEASE', {
    what: `No release of ${ask.dataset.name} covers this period.`,
    expected: `a period within ${from} to ${to}`,
    found: ask.period.text,
    remedy: 'Ask for a period that the release covers.',
  });
}

/** Compares by year where one side is a year, by text otherwise: both forms sort by time. */
function overlaps(period: string, from: string, to: string): boolean {
  const cut = (text: string) => text.slice(0, Math.min(period.length, text.length));
  return period.slice(0, from.length) >= cut(from) && period.slice(0, to.length) <= cut(to);
}

function outsideNote(extent: string, periods: readonly string[]): readonly string[] {
  const [from = '', to = ''] = extent.split('..');
  const outside = periods.filter((period) => !overlaps(period, from, to));
  if (outside.length === 0) return [];
  return [outsideSentence(extent, outside)];
}

/** Says so where the cells are those of police force areas that stand for a city region they don't match. */
function fitNote(areas: Areas, asked: string, answered: readonly string[]): readonly string[] {
  const fit = areas.fit(asked);
  return fit?.kind === 'PARTIAL' && !answered.includes(asked) ? [fit.note] : [];
}
