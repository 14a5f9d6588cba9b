import 'reflect-metadata';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { withAskedTables } from '../../schema/datasets/dataset.js';
import { startEvidence } from '../../subgraphs/evidence/evidence.js';
import type { StatementLog, Subgraph } from '../../subgraphs/kit/index.js';
import { startMayors } from '../../subgraphs/mayors/mayors.js';
import { startPolice } from '../../subgraphs/police/police.js';
import { startSafeguarding } from '../../subgraphs/safeguarding/safeguarding.js';
import { startSupport } from '../../subgraphs/support/support.js';
import { askedTablesIn } from '../database/askedTablesIn.js';
import type { Databases } from '../database/databases.js';
import { databaseNames, servingRoles } from '../database/plan.js';
import type { SubgraphName } from './subgraphNames.js';

/** Starts the shipped subgraphs of these names, each on its own serving role. */
export async function startSubgraphs(
  names: readonly SubgraphName[],
  { databases, onStatement }: { readonly databases: Databases; readonly onStatement?: StatementLog },
): Promise<readonly Subgraph[]> {
  const catalogue = withAskedTables(loadCatalogue(), await askedTablesIn(databases));
  const parts = { areas: loadAreas(), catalogue, ...(onStatement && { onStatement }) };
  const registerUrl = (name: SubgraphName) => databases.url(databaseNames.register, servingRoles[name]);
  const databaseUrl = (name: 'mayors' | 'evidence') => databases.url(databaseNames[name], servingRoles[name]);
  const starters: Record<SubgraphName, () => Promise<Subgraph>> = {
    evidence: () =>
      startEvidence({ ...parts, databaseUrl: databaseUrl('evidence'), registerUrl: registerUrl('evidence') }),
    mayors: () => startMayors({ ...parts, databaseUrl: databaseUrl('mayors'), clock: () => new Date() }),
    police: () => startPolice({ ...parts, registerUrl: registerUrl('police') }),
    safeguarding: () => startSafeguarding({ ...parts, registerUrl: registerUrl('safeguarding') }),
    support: () => startSupport({ ...parts, registerUrl: registerUrl('support') }),
  };
  return Promise.all(names.map((name) => starters[name]()));
}
