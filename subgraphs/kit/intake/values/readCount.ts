import type { GridCell } from '../sheet/grid.js';

const greatest = 1_000_000;

/** A whole number from 0, with or without commas or blanks between thousands; undefined for anything else. */
export function readCount(cell: GridCell): number | undefined {
  if (cell.kind === 'NUMBER') return whole(cell.number);
  if (cell.kind !== 'TEXT') return undefined;
  if (/^\d+$/.test(cell.text)) return whole(Number(cell.text));
  return /^\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*$/.test(cell.text)
    ? whole(Number(cell.text.replace(/[, ]/g, '')))
    : undefined;
}

const whole = (number: number): number | undefined =>
  Number.isInteger(number) && number >= 0 && number <= greatest ? number : undefined;
