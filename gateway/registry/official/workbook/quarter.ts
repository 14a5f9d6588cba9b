import { plain } from './label.js';

/** What a period label says: a year, a quarter, both, or that the row is a total. */
export interface PeriodLabel {
  readonly year?: string;
  /** 1 to 4. */
  readonly quarter?: number;
}

const months = ['jan', 'apr', 'jul', 'oct'] as const;
const lastMonths = ['mar', 'jun', 'sep', 'dec'] as const;
const year = /\b((?:19|20)\d\d)\b/;
const numbered = /\b(?:q|quarter) ?([1-4])\b/;
const named = /\b(jan|apr|jul|oct)[a-z]* ?(?:-|to|and) ?(mar|jun|sep|dec)[a-z]*\b/;
const filler = /\b(?:total|all|quarters?|calendar|year|of|in)\b|[(),:/-]/g;

/** Reads "2024", "Q1", "Q1 2024", "2024-Q1", "Quarter 1 2024", "Jan-Mar 2024", "January to March", "2024 total". */
export function readPeriodLabel(label: string): PeriodLabel | undefined {
  const text = plain(label);
  const found = { year: year.exec(text)?.[1], quarter: quarterIn(text) };
  const rest = text.replace(year, ' ').replace(numbered, ' ').replace(named, ' ').replace(filler, ' ').trim();
  if (rest !== '' || text === '') return undefined;
  return { ...(found.year && { year: found.year }), ...(found.quarter && { quarter: found.quarter }) };
}

/** The quarter that a title speaks of: "… UK, quarter 4 2023 – October to December". */
export function quarterOfText(text: string): string | undefined {
  const line = plain(text);
  const [found, quarter] = [year.exec(line)?.[1], quarterIn(line)];
  return found && quarter ? `${found}-Q${quarter}` : undefined;
}

function quarterIn(text: string): number | undefined {
  const digit = numbered.exec(text)?.[1];
  const [, from, to] = named.exec(text) ?? [];
  const at = months.findIndex((month, index) => month === from && lastMonths[index] === to);
  const byName = at < 0 ? undefined : at + 1;
  // Two that disagree are no quarter at all.
  if (digit !== undefined && byName !== undefined && Number(digit) !== byName) return undefined;
  return digit === undefined ? byName : Number(digit);
}
