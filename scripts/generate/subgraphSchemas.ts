import 'reflect-metadata';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { buildEvidenceSchema } from '../../subgraphs/evidence/evidence.js';
import { buildMayorsSchema } from '../../subgraphs/mayors/mayors.js';
import { buildPoliceSchema } from '../../subgraphs/police/police.js';

export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
}

/** SDL of every shipped subgraph, built without a database. */
export async function subgraphSchemas(): Promise<readonly SubgraphSdl[]> {
  const parts = { catalogue: loadCatalogue(), areas: loadAreas() };
  const built = {
    evidence: await buildEvidenceSchema(parts),
    mayors: await buildMayorsSchema(),
    police: await buildPoliceSchema(parts),
  };
  return Object.entries(built).map(([name, { sdl }]) => ({ name, sdl }));
}
