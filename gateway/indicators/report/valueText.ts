import { indicatorUnits } from '../../../schema/indicators/indicator.js';
import { shorthand } from '../../questions/render/figureText.js';
import type { Figure, IndicatorStatus } from '../indicatorValue.js';

/** What stands in place of a value, with its meaning. */
export const marks: Readonly<
  Record<Exclude<IndicatorStatus, 'RELEASED'>, { mark: string; meaning: string }>
> = {
  WITHHELD: { mark: shorthand.WITHHELD, meaning: 'withheld: 0 to 9, or hidden to protect another figure' },
  NOT_COLLECTED: { mark: shorthand.NOT_COLLECTED, meaning: 'not collected or not published' },
  NOT_APPLICABLE: { mark: shorthand.NOT_APPLICABLE, meaning: 'not applicable' },
  UNANSWERED: { mark: '[!]', meaning: 'not answered: see below' },
};

/** A figure as it is printed: `54.6%`, `57.6 per 100,000`, `11.9% to 16.8%`, `[c]`. */
export function valueText(figure: Figure & { readonly approximate?: string | null }): string {
  const { status, value, low, high } = figure;
  if (status !== 'RELEASED') return marks[status].mark;
  if (value !== null)
    return `${approximately(figure.approximate)}${numberText(figure, value)}${unitText(figure)}`;
  return [low, high]
    .flatMap((end) => (end === null ? [] : `${numberText(figure, end)}${unitText(figure)}`))
    .join(' to ');
}

/** The same without a unit that stands in the heading. */
export const shortText = (figure: Figure & { readonly approximate?: string | null }): string =>
  figure.unit === 'PERCENT' || figure.status !== 'RELEASED'
    ? valueText(figure)
    : valueText({ ...figure, unit: 'COUNT' });

/** What rounding leaves open, as `59.1% to 63.2%`; empty where the value is exact. */
export function intervalText(figure: Figure): string {
  const { value, low, high, status } = figure;
  if (status !== 'RELEASED' || value === null || low === null || high === null || low === high) return '';
  return `${numberText(figure, low)} to ${numberText(figure, high)}${unitText(figure)}`;
}

const unitText = ({ unit }: Figure): string => indicatorUnits[unit];

function numberText({ decimals }: Figure, value: number): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

function approximately(approximate: string | null | undefined): string {
  return approximate ? `${approximate.replaceAll('_', ' ').toLowerCase()} ` : '';
}
