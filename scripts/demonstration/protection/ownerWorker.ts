import { parentPort } from 'node:worker_threads';
import { loadAreas } from '../../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../../schema/datasets/catalogue.js';
import { loadSolver } from '../../../schema/protocol/disclosure/boundModel.js';
import type { OwnerRows } from './demonstrationRows.js';
import { ownerFigures, type Variant } from './ownerFigures.js';

const means = { catalogue: loadCatalogue(), areas: loadAreas(), solver: await loadSolver() };

parentPort?.on('message', ({ owner, variant }: { readonly owner: OwnerRows; readonly variant: Variant }) => {
  parentPort?.postMessage(ownerFigures(means, owner, variant));
});
