import type { CellStatus } from '../../../schema/protocol/cell.js';
import type { CountRow } from '../tidy/tidyRow.js';

/** Shorthand of the Government Analysis Function for what stands in place of a figure. */
export const shorthand = {
  WITHHELD: '[c]',
  NOT_COLLECTED: '[x]',
  NOT_APPLICABLE: '[z]',
} as const satisfies Record<Exclude<CellStatus, 'RELEASED'>, string>;

const meanings = {
  WITHHELD: 'withheld: 0 to 9, or hidden to protect another cell',
  NOT_COLLECTED: 'not collected or not published',
  NOT_APPLICABLE: 'not applicable',
} as const satisfies Record<keyof typeof shorthand, string>;

/** The key to the shorthand that these rows use, or undefined where all are figures. */
export function legendOf(rows: readonly CountRow[]): string | undefined {
  const used = new Set(rows.map(({ status }) => status));
  const keys = [...used].flatMap((status) =>
    status === 'RELEASED' ? [] : [`${shorthand[status]} ${meanings[status]}`],
  );
  return keys.length > 0 ? keys.join('; ') : undefined;
}

/** Collects notes of cells, each once, and gives them their number. */
export class NoteBook {
  readonly #notes: string[] = [];

  /** `[note 1]`, or nothing where there is no note. */
  mark(note: string | null): string {
    if (note === null || note === '') return '';
    const known = this.#notes.indexOf(note);
    const number = known >= 0 ? known + 1 : this.#notes.push(note);
    return ` [note ${number}]`;
  }

  get notes(): readonly string[] {
    return this.#notes.map((note, at) => `[note ${at + 1}] ${note}`);
  }
}

/** The count, or the shorthand of its status. */
export function figureText({ status, value, note }: CountRow, notes: NoteBook): string {
  const shown = status === 'RELEASED' ? countText(value) : shorthand[status];
  return `${shown}${notes.mark(note)}`;
}

const countText = (value: number | null): string => (value === null ? '' : value.toLocaleString('en-GB'));

/** Under this denominator a share is given in whole per cent (schema/protocol/rate.ts). */
const wholePercentUnder = 100;

/** The share as "88.5%", empty where there is none. */
export function percentText({ percent, status, denominator }: CountRow): string {
  if (percent === null) return status === 'RELEASED' ? '' : shorthand[status];
  return `${percent.toFixed(denominator !== null && denominator < wholePercentUnder ? 0 : 1)}%`;
}

/** Count and share in one: "345 (87.3%)". */
export function figureAndShareText(row: CountRow, notes: NoteBook): string {
  const share = row.percent === null ? '' : ` (${percentText(row)})`;
  return `${figureText(row, notes)}${share}`;
}

/** What the share could be before rounding, as "61% to 64%". */
export function intervalText({ low, high }: CountRow): string {
  return low === null || high === null || low === high ? '' : `${low}% to ${high}%`;
}
