import type { IsWithheld, ProtectRows } from '../../../subgraphs/kit/index.js';
import type { OwnerFigures } from './ownerFigures.js';

/** Withholds what was found to need it, without looking for it again. */
export function protectionOf(found: OwnerFigures['withheld']): ProtectRows {
  return ({ rows }) =>
    new Map([...rows.keys()].map((dataset) => [dataset, withheldIn(found[dataset] ?? {})]));
}

function withheldIn(tables: Readonly<Record<string, readonly number[]>>): IsWithheld {
  const cells = new Map(Object.entries(tables).map(([table, numbers]) => [table, new Set(numbers)]));
  return (table, cell) => cells.get(table)?.has(cell) === true;
}
