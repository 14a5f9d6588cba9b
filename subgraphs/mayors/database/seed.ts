import { canonicalHash } from '../../../schema/protocol/canonicalJson.js';
import type { MayorsDatabase } from './client.js';
import type { Prisma } from './generated/client.js';
import { type MayorsData, type Rows, rowsOf } from './rows.js';

// Two hubs starting on one database fill it one after the other. The number is ours and means nothing.
const seedLock = 4_700_001;
const timeoutMs = 60_000;

/**
 * Fills the database from the areas and the board of the schema folder, in one transaction; answers whether it
 * changed anything.
 * Does nothing where the database was filled from the same data before.
 */
export async function seedMayors({ client }: MayorsDatabase, data: MayorsData): Promise<boolean> {
  const rows = rowsOf(data);
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
  await emptyPapers(transaction);
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
  await fillPapers(transaction, rows.papers);
}

async function emptyPapers(transaction: Prisma.TransactionClient): Promise<void> {
  await transaction.helpline.deleteMany();
  await transaction.superComplaint.deleteMany();
  await transaction.contact.deleteMany();
  await transaction.contactList.deleteMany();
  await transaction.recommendationResponse.deleteMany();
  await transaction.boardAction.deleteMany();
  await transaction.minutes.deleteMany();
  await transaction.board.deleteMany();
  await transaction.commitmentArea.deleteMany();
  await transaction.commitment.deleteMany();
  await transaction.body.deleteMany();
  await transaction.citedDocument.deleteMany();
}

async function fillPapers(transaction: Prisma.TransactionClient, papers: Rows['papers']): Promise<void> {
  await transaction.citedDocument.createMany({ data: papers.citedDocuments });
  await transaction.body.createMany({ data: papers.bodies });
  await transaction.commitment.createMany({ data: papers.commitments });
  await transaction.commitmentArea.createMany({ data: papers.commitmentAreas });
  await transaction.board.create({ data: papers.board });
  await transaction.minutes.createMany({ data: papers.minutes });
  await transaction.boardAction.createMany({ data: papers.actions });
  await transaction.recommendationResponse.createMany({ data: papers.responses });
  await transaction.contactList.createMany({ data: papers.contactLists });
  await transaction.contact.createMany({ data: papers.contacts });
  await transaction.superComplaint.create({ data: papers.superComplaint });
  await transaction.helpline.create({ data: papers.helpline });
}
