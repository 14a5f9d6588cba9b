import DataLoader from 'dataloader';
import { z } from 'zod';
import type { Register } from './register.js';
import { type ServedCell, servedCell } from './servedSeries.js';

export type CellLoader = DataLoader<string, ServedCell | undefined>;

/** A loader for one request: however many cells it asks for by name, they come with one statement. */
export function cellLoader(register: Register): CellLoader {
  return new DataLoader(async (ids) => {
    const found = new Map((await findCells(register, ids)).map((cell) => [cell.id, cell]));
    return ids.map((id) => found.get(id));
  });
}

/** Cells of these names that the register holds. */
async function findCells({ client }: Register, ids: readonly string[]): Promise<readonly ServedCell[]> {
  const rows = await client.$queryRaw`
    SELECT id, area, period, dimensions, value, status, note FROM cell WHERE id = ANY(${[...ids]})`;
  return z.array(servedCell).parse(rows);
}
