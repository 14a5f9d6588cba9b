import type { Evidence } from '../../../schema/evidence/evidence.js';
import { canonicalHash } from '../../../schema/protocol/canonicalJson.js';
import type { EvidenceDatabase } from './client.js';
import type { Prisma } from './generated/client.js';
import { type Rows, rowsOf } from './rows.js';

// Two hubs starting on one database fill it one after the other. The number is ours and means nothing.
const seedLock = 4_700_002;
const timeoutMs = 60_000;

/**
 * Fills the database from the register in the schema folder, in one transaction; answers whether it changed anything.
 * Does nothing where the database was filled from the same data before.
 */
export async function seedEvidence({ client }: EvidenceDatabase, evidence: Evidence): Promise<boolean> {
  const rows = rowsOf(evidence);
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
  await transaction.citedFigure.deleteMany();
  await transaction.contradictionClaim.deleteMany();
  await transaction.counterArgumentRecommendation.deleteMany();
  await transaction.counterArgumentAsk.deleteMany();
  await transaction.claimCounterArgument.deleteMany();
  await transaction.claimRecommendation.deleteMany();
  await transaction.claimAsk.deleteMany();
  await transaction.contradiction.deleteMany();
  await transaction.counterArgument.deleteMany();
  await transaction.claim.deleteMany();
  await transaction.ask.deleteMany();
  await transaction.recommendation.deleteMany();
  await transaction.sourceDocument.deleteMany();
}

async function fill(transaction: Prisma.TransactionClient, rows: Rows): Promise<void> {
  await transaction.sourceDocument.createMany({ data: rows.sources });
  await transaction.recommendation.createMany({ data: rows.recommendations });
  await transaction.ask.createMany({ data: rows.asks });
  await transaction.claim.createMany({ data: rows.claims });
  await transaction.counterArgument.createMany({ data: rows.counterArguments });
  await transaction.contradiction.createMany({ data: rows.contradictions });
  await transaction.citedFigure.createMany({ data: rows.citedFigures });
  await transaction.claimAsk.createMany({ data: rows.claimAsks });
  await transaction.claimRecommendation.createMany({ data: rows.claimRecommendations });
  await transaction.claimCounterArgument.createMany({ data: rows.claimCounterArguments });
  await transaction.counterArgumentAsk.createMany({ data: rows.counterArgumentAsks });
  await transaction.counterArgumentRecommendation.createMany({ data: rows.counterArgumentRecommendations });
  await transaction.contradictionClaim.createMany({ data: rows.contradictionClaims });
}
