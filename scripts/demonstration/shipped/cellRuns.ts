import type { Cell, CellStatus } from '../../../schema/protocol/cell.js';

/** What stands in a cell, without its place. */
export type Standing = Pick<Cell, 'value' | 'status' | 'note'>;

/** Shorthand of the Analysis Function for what has no value; a release in GraphQL spells it out. */
const shorthand = { WITHHELD: 'c', NOT_COLLECTED: 'x', NOT_APPLICABLE: 'z' } as const satisfies Partial<
  Record<CellStatus, string>
>;
const statusOf: Readonly<Record<string, CellStatus>> = Object.fromEntries(
  Object.entries(shorthand).map(([status, letter]) => [letter, status as CellStatus]),
);

const token = /^(?:(\d{1,10})|([cxz]))(?::(\d{1,3}))?(?:\*(\d{1,6}))?$/;

/**
 * Cells in order as one line: `c*12 15 x:0*3` are twelve withheld, one of 15, and three not collected for which
 * `notes[0]` says why. Notes not met before are added to the list.
 */
export function writeRuns(cells: readonly Standing[], notes: string[]): string {
  const runs: { readonly text: string; times: number }[] = [];
  for (const cell of cells) {
    const text = textOf(cell, notes);
    const last = runs.at(-1);
    if (last?.text === text) last.times += 1;
    else runs.push({ text, times: 1 });
  }
  return runs.map(({ text, times }) => (times === 1 ? text : `${text}*${times}`)).join(' ');
}

/** The opposite way round. @throws RangeError where a part of the line isn't as above */
export function readRuns(line: string, notes: readonly string[]): readonly Standing[] {
  const cells: Standing[] = [];
  for (const part of line.split(' ')) {
    const { standing, times } = readRun(part, notes);
    for (let at = 0; at < times; at += 1) cells.push(standing);
  }
  return cells;
}

function textOf({ status, value, note }: Standing, notes: string[]): string {
  const about = note === undefined ? '' : `:${placeOf(note, notes)}`;
  return `${status === 'RELEASED' ? value : shorthand[status]}${about}`;
}

function placeOf(note: string, notes: string[]): number {
  const known = notes.indexOf(note);
  return known >= 0 ? known : notes.push(note) - 1;
}

function readRun(part: string, notes: readonly string[]) {
  const [, value, letter, about, times = '1'] = token.exec(part) ?? [];
  const status = value === undefined ? statusOf[letter ?? ''] : 'RELEASED';
  const note = about === undefined ? undefined : notes[Number(about)];
  if (status === undefined || (about !== undefined && note === undefined))
    throw new RangeError(`"${part.slice(0, 20)}" is no run of cells.`);
  const standing = { ...(note !== undefined && { note }), status, value: value ? Number(value) : null };
  return { standing, times: Number(times) };
}
