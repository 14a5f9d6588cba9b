import 'reflect-metadata';
import { hubSubgraphName, hubSubgraphSdl } from '../../gateway/graph/hubSubgraph.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { buildEvidenceSchema } from '../../subgraphs/evidence/evidence.js';
import { buildMayorsSchema } from '../../subgraphs/mayors/mayors.js';
import { buildPoliceSchema } from '../../subgraphs/police/police.js';
import { buildSafeguardingSchema } from '../../subgraphs/safeguarding/safeguarding.js';
import { buildSupportSchema } from '../../subgraphs/support/support.js';

export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
}

/** SDL of every shipped subgraph and of the hub's own, built without a database. */
export async function subgraphSchemas(): Promise<readonly SubgraphSdl[]> {
  const parts = { catalogue: loadCatalogue(), areas: loadAreas() };
  const built = {
    evidence: await buildEvidenceSchema(parts),
    [hubSubgraphName]: { sdl: hubSubgraphSdl() },
    mayors: await buildMayorsSchema(),
    police: await buildPoliceSchema(parts),
    safeguarding: await buildSafeguardingSchema(parts),
    support: await buildSupportSchema(parts),
  };
  return Object.entries(built).map(([name, { sdl }]) => ({ name, sdl }));
}
