import type { CountRow } from '../tidy/tidyRow.js';
import { shorthand } from './figureText.js';

export interface Hushed {
  readonly rows: readonly CountRow[];
  readonly remarks: readonly string[];
}

/** From so many on, cells that all lack a figure are said in one sentence. */
const fewestCells = 12;

/**
 * Takes out the rows of an owner that shows nothing at all, and says so instead: a page of [c] tells a reader no
 * more than one line does. Where nobody shows anything, the rows stay.
 */
export function hushed(rows: readonly CountRow[]): Hushed {
  const owners = [...new Set(rows.map(({ owner, askedAreaCode }) => `${askedAreaCode}\n${owner}`))];
  const groups = owners.map((key) =>
    rows.filter(({ owner, askedAreaCode }) => `${askedAreaCode}\n${owner}` === key),
  );
  const silent = groups.filter(
    (group) => group.length >= fewestCells && group.every(({ status }) => status !== 'RELEASED'),
  );
  if (silent.length === groups.length) return { rows, remarks: [] };
  return {
    rows: groups.filter((group) => !silent.includes(group)).flat(),
    remarks: silent.map((group) => {
      const marks = new Set(
        group.flatMap(({ status }) => (status === 'RELEASED' ? [] : [shorthand[status]])),
      );
      return `${group[0]?.owner}: all ${group.length} cells ${[...marks].join(' or ')}`;
    }),
  };
}
