import 'reflect-metadata';

export { type AreaReference, areaReferenceType } from './contract/area.js';
export { Count, Rate } from './contract/count.js';
export { AreaKindEnum, CellStatusEnum, enumOf } from './contract/enums.js';
export { Partner, Release, Source } from './contract/release.js';
export { buildDatasetSchema, datasetContext } from './datasetSubgraph.js';
export { buildFederatedSchema, type FederatedSchema } from './federation.js';
export type { Caller } from './guard/caller.js';
export type { FindKey } from './guard/guard.js';
export { type GuardProxy, startGuardProxy } from './guard/proxy/guardProxy.js';
export { type Register, type StatementLog, startRegister } from './register/register.js';
export { releaseAlgorithm } from './release/algorithm.js';
export { type Atom, atomsOf } from './release/atom.js';
export { buildRelease, type IsWithheld, type ReleaseParts } from './release/buildRelease.js';
export { buildReleases } from './release/buildReleases.js';
export { type Covered, extentOf } from './release/coverage.js';
export { type OwnerParts, type ProtectedPopulation, protectOwner } from './release/protect/protectOwner.js';
export { pushRelease } from './release/pushRelease.js';
export { readAtoms, readCovered } from './release/readRecords.js';
export {
  type ProtectRows,
  protectFully,
  type RowsOfOwner,
  releasesOfRows,
} from './release/releasesOfRows.js';
export { Remarks } from './remarks.js';
export { type SubgraphServer, startSubgraphServer } from './serve.js';
export type { ServedRequest, Subgraph } from './subgraph.js';
export { startWitness, type Witness } from './witness/witness.js';
