import type { Figure } from '../../schema/figures/figure.js';
import { periodKind } from '../../schema/protocol/period.js';
import type { Answer } from '../questions/answerQuestion.js';
import { type ChartModel, chartModel } from '../questions/chart/chartModel.js';
import { altText, sourceLine } from '../questions/chart/chartTexts.js';
import type { UsedRelease } from '../questions/tidy/tidyRow.js';
import type { Words } from '../questions/words.js';
import { figureTable, type NamedRow } from './figureTable.js';
import { type FilledValue, type FilledValues, figureValues, fillText } from './figureValues.js';
import type { PackFigure, UsedReleaseStamp } from './pack.js';
import { columnOf, type DrawnRows, drawnRows, ownPublication, saidPeriod } from './pickedRows.js';
import { releaseStamps } from './releaseStamps.js';

/** A figure that cannot stand in the pack, and why. */
export interface MissingFigure {
  readonly kind: 'MISSING';
  readonly because: string | undefined;
}

/** A figure with the numbers that the prose may name. */
export interface BuiltFigure {
  readonly figure: PackFigure | MissingFigure;
  readonly values: FilledValues;
}

/** The measure that the drawn rows of all measures are given, so that one chart takes them. */
const drawnMeasure = 'figure';

/** Makes a figure of the answer to its question. Pure. */
export function packFigure(figure: Figure, answer: Answer, words: Words): BuiltFigure {
  const drawn = drawnRows(answer.counts, figure.chart);
  const owners = new Set(drawn.rows.map(({ owner }) => owner));
  const usable = answer.counts.filter(
    ({ measure, owner }) => !figure.chart.measures.includes(measure) || owners.has(owner),
  );
  const values = figureValues(figure, usable, answer.data);
  const missing = (because?: string): BuiltFigure => ({ figure: { kind: 'MISSING', because }, values });
  const refusals = answer.errors.map(({ message }) => message);
  if (drawn.rows.length === 0) return missing(refusals[0]);
  const named = namedRows(figure, drawn, words);
  const texts = textsOf(figure, drawn, values);
  if (texts === undefined) return missing('A figure that its heading needs is withheld or not answered.');
  const stamps = stampsOf(answer, usable);
  const untraced = drawn.rows.find(({ release }) => !stamps.some(({ id }) => id === release))?.release;
  if (untraced !== undefined)
    return missing(`The answer does not give the vintage and the hash of the release ${untraced}.`);
  const releases = answer.releases.filter(({ release }) => drawn.rows.some((row) => row.release === release));
  const chart = drawing(figure, { ...answer, releases }, { named, texts });
  if (chart === undefined) return missing('No figure of the answer is shown, so there is nothing to draw.');
  const { notes, ...table } = figureTable(named, figure.chart, headingOf(figure, named, words));
  return {
    values,
    figure: {
      kind: 'FIGURE',
      id: figure.id,
      ...texts,
      chart,
      table,
      source: chart.source,
      releases: stamps,
      caveats: [...new Set([...figure.caveats, ...releases.flatMap(({ caveats }) => caveats)])],
      notes: [...notes, ...figure.notes, ...citedNotes(values), ...ownerNotes(drawn), ...refusals],
      isCited: drawn.rows.some((row) => ownPublication(row) !== undefined),
      isSynthetic: usable.some(({ provenance }) => provenance === 'SYNTHETIC'),
      key: figure.key === undefined ? undefined : values.get(figure.key)?.text,
      question: answer.question.name,
      variables: answer.variables,
    },
  };
}

interface Texts {
  readonly title: string;
  readonly subtitle: string;
}

function textsOf({ title, subtitle }: Figure, { rows }: DrawnRows, values: FilledValues): Texts | undefined {
  const periods = [...new Set(rows.map(saidPeriod))].sort();
  const span = periods.length > 1 ? `${periods[0]} to ${periods.at(-1)}` : (periods[0] ?? '');
  const plain: Readonly<Record<string, string | undefined>> = {
    period: span,
    area: rows[0]?.askedAreaName || rows[0]?.areaName,
    owner: [...new Set(rows.map(({ owner }) => owner))].join(' and '),
  };
  const lookup = (name: string): FilledValue | undefined =>
    plain[name] === undefined ? values.get(name) : { text: plain[name], period: span };
  const [filledTitle, filledSubtitle] = [fillText(title, lookup), fillText(subtitle, lookup)];
  if (filledTitle === undefined || filledSubtitle === undefined) return undefined;
  return { title: filledTitle, subtitle: filledSubtitle };
}

/** Rows by category and series, in the order in which the figure names its categories. */
function namedRows({ chart }: Figure, { rows }: DrawnRows, words: Words): readonly NamedRow[] {
  const { along, series, labels } = chart;
  const order = Object.keys(labels);
  const name = (column: string, row: NamedRow['row']) => {
    const code = columnOf(row, column) ?? '';
    return labels[code]?.replaceAll('{period}', saidPeriod(row)) ?? words.short(column, code);
  };
  const place = (row: NamedRow['row']) =>
    [along, series ?? along].map((column) => order.indexOf(columnOf(row, column) ?? ''));
  const sorted = [...rows].sort((a, b) => {
    const [[first = 0, second = 0], [other = 0, another = 0]] = [place(a), place(b)];
    return first - other || second - another;
  });
  return sorted.map((row) => ({
    along: name(along, row),
    series: series === undefined ? '' : name(series, row),
    row,
  }));
}

interface Named {
  readonly named: readonly NamedRow[];
  readonly texts: Texts;
}

function drawing({ chart }: Figure, answer: Answer, { named, texts }: Named): ChartModel | undefined {
  const asIs: Pick<Words, 'short'> = { short: (_, code) => code };
  const along = chart.along === 'period' ? 'period' : 'category';
  const counts = named.map(({ row, ...names }) => ({
    ...row,
    measure: drawnMeasure,
    dimensions: { category: names.along, series: names.series },
  }));
  const spec = {
    measure: drawnMeasure,
    mark: chart.mark,
    show: chart.show,
    along,
    ...(chart.series !== undefined && { series: 'series' }),
    where: {},
    headline: texts.title,
    subtitle: texts.subtitle,
  };
  const releases = answer.releases.map((release) => ({ ...release, measure: drawnMeasure }));
  const question = { ...answer.question, chart: spec };
  const model = chartModel({ ...answer, counts, releases, question }, { ...unspoken, ...asIs });
  if (model.kind === 'NONE') return undefined;
  const order = [...new Set(named.map((found) => found.along))];
  const points = [...model.points].sort((a, b) => order.indexOf(a.along) - order.indexOf(b.along));
  const ordered = {
    ...model,
    points: along === 'period' ? model.points : points,
    source: source(named, releases),
  };
  return { ...ordered, alt: altText(ordered) };
}

const same = (text: string): string => text;
/** The names of a figure are words already. */
const unspoken: Words = {
  code: (_, code) => code,
  short: (_, code) => code,
  brief: (_, code) => code,
  column: same,
  dataset: same,
  counts: same,
};

/** Cited figures each have their own publication; the register that holds them is none. */
function source(named: readonly NamedRow[], releases: readonly UsedRelease[]): string {
  const cited = [...new Set(named.flatMap(({ row }) => ownPublication(row) ?? []))];
  return cited.length > 0 ? `Source: ${cited.join('; ')}` : sourceLine(releases);
}

function headingOf({ chart: { along } }: Figure, named: readonly NamedRow[], words: Words): string {
  if (along === 'period')
    return named.every(({ row }) => periodKind(row.period) === 'YEAR') ? 'Year' : 'Period';
  return along === 'measure' || along === 'id' ? 'What is counted' : words.column(along);
}

function stampsOf({ data }: Answer, rows: Answer['counts']): readonly UsedReleaseStamp[] {
  const owners = new Map(rows.map(({ release, owner }) => [release, owner]));
  return [...releaseStamps(data).values()].flatMap((stamp) => {
    const owner = owners.get(stamp.id) ?? stamp.owner;
    const own = rows.filter(({ release }) => release === stamp.id);
    const isRegister = own.every((row) => ownPublication(row) !== undefined);
    return owner === undefined ? [] : [{ ...stamp, owner, isRegister }];
  });
}

/** A share that is no cell has no release to be traced to, so its publication stands here. */
const citedNotes = (values: FilledValues): readonly string[] =>
  [...values.values()].flatMap(({ text, period, source: published }) =>
    published === undefined ? [] : [`Later share quoted above, ${text} in ${period}: ${published}.`],
  );

function ownerNotes({ silent, others }: DrawnRows): readonly string[] {
  return [
    ...silent.map((owner) => `${owner}: every figure of this chart is withheld or not collected.`),
    ...(others.length > 0
      ? [`Not drawn, because they show fewer of these figures: ${others.join('; ')}.`]
      : []),
  ];
}
