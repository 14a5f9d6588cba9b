import type { ChartModel } from './chartModel.js';
import { colours, dashes, ink, type Part, shapes } from './chartStyle.js';

/** Marks over time have their value beside them up to this many; bars below each other always have. */
const mostLabels = 12;

/** The layers of a chart: marks with their values, what stands for missing ones, breaks. */
export function chartMarks(model: ChartModel, isNarrow: boolean): readonly Part[] {
  const place = positions(model, isNarrow);
  const drawn = model.mark === 'bar' ? barMarks(model, place) : lineMarks(model, place);
  return [
    ...drawn,
    ...valueLabels(model, place, isNarrow ? 5 : mostLabels),
    missingLabels(model, place),
    ...breakMarks(model),
  ];
}

interface Positions {
  readonly x: Part;
  readonly y: Part;
  readonly xOffset?: Part;
  readonly yOffset?: Part;
}

function positions(
  { isByPeriod, isPercent, points, series, mark }: ChartModel,
  isNarrow: boolean,
): Positions {
  const greatest = Math.max(...points.map(({ value }) => value ?? 0), 1);
  const quantity = {
    field: 'value',
    type: 'quantitative',
    title: null,
    // From zero, so that lengths compare; shares get room for their label above the highest.
    scale: {
      domain: [0, isPercent ? 100 : greatest * (isNarrow ? 1.4 : 1.15)],
      nice: !isPercent && !isNarrow,
    },
    axis: {
      tickCount: 5,
      format: ',d',
      ...(isPercent && { labelExpr: "datum.label + '%'" }),
      ...(!isByPeriod && { domain: false }),
    },
  };
  const category = {
    field: 'along',
    type: 'ordinal',
    title: null,
    sort: null,
    scale: { type: 'band', paddingInner: 0.35, paddingOuter: 0.2 },
    axis: {
      labelAngle: isByPeriod && isNarrow ? -90 : 0,
      labelLimit: isNarrow ? 160 : 300,
      grid: false,
      ...(isNarrow && inTwoLines),
    },
  };
  const offset = series.length > 1 && mark === 'bar' ? bySeries(series) : undefined;
  return isByPeriod
    ? { x: category, y: quantity, ...(offset && { xOffset: offset }) }
    : { y: category, x: quantity, ...(offset && { yOffset: offset }) };
}

/** "(demo)" goes below the name rather than off its end. */
const inTwoLines: Part = { labelExpr: "split(replace(datum.label, ' (', '|('), '|')" };

const bySeries = (series: readonly string[]): Part => ({ field: 'series', type: 'nominal', sort: series });

function coloured({ series }: ChartModel): Part {
  if (series.length <= 1) return { color: { value: colours[0] } };
  return { color: { ...bySeries(series), scale: { domain: series, range: colours } } };
}

const barMarks = (model: ChartModel, place: Positions): readonly Part[] => [
  { mark: { type: 'bar' }, encoding: { ...place, ...coloured(model) } },
];

function lineMarks(model: ChartModel, place: Positions): readonly Part[] {
  const { series } = model;
  const keyed = (name: string, range: readonly unknown[]) =>
    series.length > 1 ? { [name]: { ...bySeries(series), scale: { domain: series, range } } } : {};
  const encoding = { ...place, ...coloured(model) };
  return [
    { mark: { type: 'line', strokeWidth: 3 }, encoding: { ...encoding, ...keyed('strokeDash', dashes) } },
    {
      mark: { type: 'point', filled: true, size: 90, opacity: 1 },
      encoding: { ...encoding, ...keyed('shape', shapes) },
    },
  ];
}

function valueLabels(
  { points, series, isByPeriod }: ChartModel,
  place: Positions,
  most: number,
): readonly Part[] {
  if (isByPeriod && (points.length > most || series.length > 1)) return [];
  // White under the letters, so that a line behind them doesn't strike them through.
  const halo = { fill: '#ffffff', stroke: '#ffffff', strokeWidth: 5 };
  return [halo, { color: ink }].map((look) => ({
    transform: [{ filter: 'datum.value !== null' }],
    mark: { type: 'text', fontSize: 14, ...look, ...beside(isByPeriod) },
    encoding: { ...place, text: { field: 'shown' } },
  }));
}

/** What is not shown has its shorthand at the foot, so that a gap is no zero. */
function missingLabels({ isByPeriod }: ChartModel, place: Positions): Part {
  return {
    transform: [{ filter: 'datum.value === null' }],
    mark: { type: 'text', fontSize: 13, color: ink, ...beside(isByPeriod) },
    encoding: { ...place, [isByPeriod ? 'y' : 'x']: { datum: 0 }, text: { field: 'shown' } },
  };
}

const beside = (isByPeriod: boolean): Part => (isByPeriod ? { dy: -12 } : { dx: 6, align: 'left' });

function breakMarks({ breaks }: ChartModel): readonly Part[] {
  if (breaks.length === 0) return [];
  const letters = new Map<string, string>();
  for (const { along, letter } of breaks)
    letters.set(along, [letters.get(along), letter].filter(Boolean).join(', '));
  const data = { values: [...letters].map(([along, letter]) => ({ along, letter })) };
  const x = { field: 'along', type: 'ordinal', bandPosition: 0 };
  const place = { xOffset: -6 };
  return [
    {
      data,
      mark: { type: 'rule', strokeDash: [4, 4], stroke: ink, strokeWidth: 1.5, ...place },
      encoding: { x },
    },
    {
      data,
      mark: {
        type: 'text',
        fontSize: 13,
        fontWeight: 'bold',
        color: ink,
        align: 'center',
        baseline: 'bottom',
        y: -3,
        ...place,
      },
      encoding: { x, text: { field: 'letter' } },
    },
  ];
}
