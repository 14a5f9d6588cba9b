import type { KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import { sha256 } from '../../../schema/protocol/canonicalJson.js';
import { signSupergraph } from '../../../schema/protocol/signedSupergraph.js';
import type { Recorder } from '../../audit/log/auditLog.js';
import type { NamedSdl } from './checks/checkSubgraph.js';
import { membersOf, newestSupergraph, type SubgraphVersion } from './store/storedSupergraph.js';
import { type NewVersion, storePublication } from './store/storePublication.js';
import { hubOwner } from './subgraphRegistry.js';
import type { Checker } from './worker/checker.js';

export interface Seed {
  readonly subgraphs: readonly NamedSdl[];
  /** What those compose to, so that a start needs no composition where nobody else publishes. */
  readonly supergraphSdl: string;
  readonly contact: string;
}

export interface SeedMeans {
  readonly pool: Pool;
  readonly hubKey: KeyObject;
  readonly checker: Checker;
  readonly audit: Recorder;
  readonly onFault: (message: string) => void;
}

/**
 * Registers the subgraphs that ship, in the version that ships, at the first start and after each update of the hub.
 * Where they no longer compose with what partners publish, what was served stays and the log says why.
 */
export async function seedSubgraphs(means: SeedMeans, seed: Seed): Promise<void> {
  const { pool } = means;
  const newest = await newestSupergraph(pool);
  const members = newest ? await membersOf(pool, newest.number) : [];
  const changed = seed.subgraphs.filter(({ name, sdl, routingUrl }) => {
    const served = members.find(({ subgraph }) => subgraph === name);
    return served?.sha256 !== sha256(sdl) || served.routingUrl !== routingUrl;
  });
  if (changed.length === 0) return;
  const versions = await newVersions(pool, seed, changed);
  const kept = members.filter(({ subgraph }) => !changed.some(({ name }) => name === subgraph));
  const all = [...kept, ...versions];
  const sdl = await composedOf(means, seed, all);
  if (sdl === undefined) return;
  const made = all.map(({ subgraph, version, sha256: hash, routingUrl }) => ({
    subgraph,
    version,
    sha256: hash,
    routingUrl,
  }));
  const supergraph = signSupergraph({ number: (newest?.number ?? 0) + 1, sdl, members: made }, means.hubKey);
  const stored = await storePublication(means, {
    supergraph,
    reason: 'SEED',
    subgraph: null,
    owner: hubOwner,
    version: null,
    versions,
  });
  // Another replica of the same version started at the same time.
  if (stored === 'MOVED') await seedSubgraphs(means, seed);
}

async function newVersions(
  pool: Pool,
  { contact }: Seed,
  changed: readonly NamedSdl[],
): Promise<readonly NewVersion[]> {
  const { rows } = await pool.query<{ subgraph: string; version: number }>(
    'SELECT subgraph, max(version)::int AS version FROM subgraph_version GROUP BY subgraph',
  );
  const last = new Map(rows.map(({ subgraph, version }) => [subgraph, version]));
  return changed.map(({ name, sdl, routingUrl }) => ({
    subgraph: name,
    owner: hubOwner,
    version: (last.get(name) ?? 0) + 1,
    sdl,
    sha256: sha256(sdl),
    routingUrl,
    contact,
  }));
}

type Member = Pick<SubgraphVersion, 'subgraph' | 'sdl' | 'sha256' | 'routingUrl'>;

async function composedOf(
  { checker, onFault }: SeedMeans,
  { subgraphs, supergraphSdl, contact }: Seed,
  all: readonly Member[],
): Promise<string | undefined> {
  const isShipped = ({ subgraph, sha256: hash }: Member) =>
    subgraphs.some(({ name, sdl }) => name === subgraph && sha256(sdl) === hash);
  if (all.every(isShipped)) return supergraphSdl;
  const [candidate, ...others] = all.map((member) => ({ ...member, name: member.subgraph, contact }));
  if (candidate === undefined) return undefined;
  const report = await checker.check({ candidate, others, uses: [], kind: 'SEED' });
  if (report.supergraphSdl !== undefined) return report.supergraphSdl;
  const [first] = report.findings;
  onFault(
    `The subgraphs of this version don't compose with those that partners publish, so the last supergraph stays: ${first?.message ?? 'no reason given'}`,
  );
  return undefined;
}
