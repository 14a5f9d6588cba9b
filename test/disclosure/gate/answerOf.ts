import type { Fetched } from './fetched.js';

/** An answer whose shape the test knows and TypeScript doesn't. */
// biome-ignore lint/suspicious/noExplicitAny: lies are told about any member.
type Any = any;

/** The series of one area in an answer, by the response key of its dataset. */
export const seriesIn = (data: Fetched, key = 'decisions', area = 0): Any =>
  (data as Any)._entities[area][key][0];

/** The cell of these codes in a series. */
export const cellIn = (series: Any, kind: string, outcome: string): Any =>
  series.cells.find((cell: Any) => cell.kind === kind && cell.outcome === outcome);

/** Reasonable grounds of the first force: 27 positive (shown as 25), 4 negative (withheld), 31 in all (shown as 30). */
export const positive = (data: Fetched): Any => cellIn(seriesIn(data), 'REASONABLE_GROUNDS', 'POSITIVE');
export const negative = (data: Fetched): Any => cellIn(seriesIn(data), 'REASONABLE_GROUNDS', 'NEGATIVE');
export const everyOutcome = (data: Fetched): Any => cellIn(seriesIn(data), 'REASONABLE_GROUNDS', 'ALL');
