import { parsePeriodSelection, periodKind, periodsOf } from '../protocol/period.js';

/** Said beside figures of an earlier vintage, which somebody asked for by its date. */
export const supersededSentence = (vintage: string, newest: string): string =>
  `Vintage ${vintage}, as asked. The latest loaded is of ${newest}.`;

/** Said beside a series whose release doesn't cover every period asked for. `extent` is `2019..2023`. */
export function outsideSentence(extent: string, outside: readonly string[]): string {
  const [from = '', to = ''] = extent.split('..');
  return `The release covers ${from} to ${to}; it has nothing for ${outside.join(', ')}.`;
}

/** Whether a text is the sentence above, of this extent and of periods within those asked for. */
export function isOutsideSentence(text: string, extent: string, asked: unknown): boolean {
  const listed = /; it has nothing for (.+)\.$/.exec(text)?.[1]?.split(', ') ?? [];
  const periods = periodsAsked(asked);
  const isAsked = (period: string) => periodKind(period) !== undefined && periods.includes(period);
  return listed.length > 0 && listed.every(isAsked) && text === outsideSentence(extent, listed);
}

function periodsAsked(asked: unknown): readonly string[] {
  try {
    return periodsOf(parsePeriodSelection(String(asked)));
  } catch {
    return [];
  }
}
