import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadBoard } from '../../schema/board/loadBoard.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { startDatabase as openEvidence } from '../../subgraphs/evidence/database/client.js';
import { seedEvidence } from '../../subgraphs/evidence/database/seed.js';
import { startDatabase as openMayors } from '../../subgraphs/mayors/database/client.js';
import { seedMayors } from '../../subgraphs/mayors/database/seed.js';
import type { Databases } from '../database/databases.js';
import { databaseNames, servingRoles } from '../database/plan.js';

/** Fills the subgraphs' own databases from the data under schema/; does nothing where they hold it already. */
export async function seedSubgraphs(databases: Databases): Promise<void> {
  const mayors = openMayors(databases.url(databaseNames.mayors, servingRoles.mayors));
  const evidence = openEvidence(databases.url(databaseNames.evidence, servingRoles.evidence));
  try {
    await Promise.all([
      seedMayors(mayors, { areas: loadAreas(), board: loadBoard() }),
      seedEvidence(evidence, loadEvidence()),
    ]);
  } finally {
    await Promise.all([mayors.close(), evidence.close()]);
  }
}
