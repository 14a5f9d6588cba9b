import { chartMarks } from './chartMarks.js';
import type { ChartModel } from './chartModel.js';
import { arial, fold, ink, type Part } from './chartStyle.js';

export interface Drawing {
  readonly width: number;
  /** Headline, subtitle and source inside the picture, for one that travels alone. */
  readonly isTitled: boolean;
}

/** Narrower than this is a telephone: lower pictures, keys below each other. */
const narrow = 500;

/** The Vega-Lite document that draws a chart. Pure; the data stand inside it. */
export function chartSpec(model: ChartModel, { width, isTitled }: Drawing): Part {
  const isNarrow = width < narrow;
  const height = heightOf(model, width);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width,
    height,
    background: '#ffffff',
    padding: 4,
    autosize: { type: isTitled ? 'pad' : 'fit-x', contains: 'padding' },
    ...(isTitled && { title: titleOf(model, width) }),
    data: { values: model.points.map((point) => ({ ...point })) },
    layer: [...chartMarks(model, isNarrow), ...(isTitled ? [footer(model, { width, height })] : [])],
    config: configOf(width, isNarrow),
  };
}

function heightOf({ isByPeriod, points }: ChartModel, width: number): number {
  if (isByPeriod) return Math.round(width * (width < narrow ? 0.75 : 0.42));
  return Math.max(120, points.length * (width < narrow ? 42 : 30));
}

function configOf(width: number, isNarrow: boolean): Part {
  const grey = '#6f777b';
  return {
    font: arial,
    view: { stroke: null },
    axis: {
      labelFontSize: 14,
      titleFontSize: 14,
      labelColor: ink,
      titleColor: ink,
      titleFontWeight: 'normal',
      domainColor: grey,
      tickColor: grey,
      gridColor: '#d9d9d9',
    },
    legend: {
      orient: 'top',
      direction: isNarrow ? 'vertical' : 'horizontal',
      title: null,
      labelFontSize: 14,
      labelColor: ink,
      labelLimit: width,
      symbolSize: 120,
    },
  };
}

function titleOf({ headline, subtitle, isSynthetic }: ChartModel, width: number): Part {
  const mark = isSynthetic ? ['SYNTHETIC: invented for demonstration'] : [];
  return {
    text: fold(headline, width, 17),
    subtitle: [...fold(subtitle, width, 14), ...mark],
    anchor: 'start',
    fontSize: 17,
    subtitleFontSize: 14,
    color: ink,
    subtitleColor: ink,
    offset: 16,
  };
}

function footer(
  { source, breaks }: ChartModel,
  { width, height }: { readonly width: number; readonly height: number },
): Part {
  const broken = breaks.flatMap(({ letter, what }) => fold(`Break ${letter}: ${what}`, width, 12));
  return {
    data: { values: [{}] },
    mark: {
      type: 'text',
      text: [...broken, ...fold(source, width, 12)],
      align: 'left',
      baseline: 'top',
      fontSize: 12,
      lineHeight: 16,
      color: ink,
      x: 0,
      y: height + 44,
    },
  };
}
