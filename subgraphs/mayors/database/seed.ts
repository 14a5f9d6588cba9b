import type { Areas } from '../../../schema/areas/areas.js';
import { canonicalHash } from '../../../schema/protocol/canonicalJson.js';
import type { MayorsDatabase } from './client.js';
import type { Prisma } from './generated/client.js';
import { type Rows, rowsOf } from './rows.js';

// Two hubs starting on one database fill it one after the other. The number is ours and means nothing.
const seedLock = 4_700_001;
const timeoutMs = 60_000;

/**
 * Fills the database from the areas of the schema folder, in one transaction; answers whether it changed anything.
 * Does nothing where the database was filled from the same data before.
 */
export async function seedMayors({ client }: MayorsDatabase, areas: Areas): Promise<boolean> {
  const rows = rowsOf(areas);
  const sha256 = canonicalHash(rows);
  return client.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${seedLock})`;
      if ((await transaction.seed.findFirst())?.sha256 === sha256) return false;
      await empty(transaction);
      await fill(transaction, rows);
      await transaction.seed.create({ data: { sha256 } });
      return true;
    },
    { timeout: timeoutMs },
  );
}

/** Deletes instead of truncating: readers go on seeing the old rows until the new ones are whole. */
async function empty(transaction: Prisma.TransactionClient): Promise<void> {
  await transaction.seed.deleteMany();
  await transaction.mayor.deleteMany();
  await transaction.population.deleteMany();
  await transaction.fitPart.deleteMany();
  await transaction.fit.deleteMany();
  await transaction.areaWithin.deleteMany();
  await transaction.area.deleteMany();
}

async function fill(transaction: Prisma.TransactionClient, rows: Rows): Promise<void> {
  await transaction.area.createMany({ data: rows.areas });
  await transaction.areaWithin.createMany({ data: rows.within });
  await transaction.fit.createMany({ data: rows.fits });
  await transaction.fitPart.createMany({ data: rows.fitParts });
  await transaction.population.createMany({ data: rows.populations });
  await transaction.mayor.createMany({ data: rows.mayors });
}
