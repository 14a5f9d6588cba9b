import { auditProtection, type ProtectionAudit } from '../../gateway/registry/protection/auditProtection.js';
import type { Dataset } from '../../schema/datasets/dataset.js';
import { loadSolver, type Solver } from '../../schema/protocol/disclosure/boundModel.js';
import { loadSideKnowledge } from '../../schema/side-knowledge/sideKnowledge.js';
import type { Note } from '../progress.js';
import { documentOf } from './documentOf.js';
import { findRegistered, type Registered, readTables } from './registered.js';
import { trueTables } from './trueTables.js';
import { type TableUtility, utilityOf } from './utility.js';
import type { RegisterAccess } from './withRegister.js';

/** What is said about one owner's release. */
export interface AuditedRelease {
  readonly release: Registered;
  /** What an outsider can compute; left out for a rule that protects nobody because nobody is counted. */
  readonly protection?: ProtectionAudit;
  readonly tables: readonly TableUtility[];
  /** Whether the owner's rows were at hand. */
  readonly isCompared: boolean;
}

export interface AuditOptions {
  readonly dataset: Dataset;
  readonly releases: readonly Registered[];
  readonly note: Note;
}

/** Looks at each release as an outsider does, with everything its owner has released about the same people. */
export async function auditReleases(
  access: RegisterAccess,
  { dataset, releases, note }: AuditOptions,
): Promise<readonly AuditedRelease[]> {
  const solver = await loadSolver();
  const audited: AuditedRelease[] = [];
  for (const release of releases) {
    note(`${audited.length} of ${releases.length}: ${release.ownerName}`);
    audited.push(await auditOne(access, { dataset, release, solver }));
  }
  return audited;
}

interface One {
  readonly dataset: Dataset;
  readonly release: Registered;
  readonly solver: Solver;
}

async function auditOne(access: RegisterAccess, { dataset, release, solver }: One): Promise<AuditedRelease> {
  const tables = await readTables(access.pool, release.id);
  const partner = access.partners.find(({ id }) => id === release.owner);
  const truths = partner && (await trueTables(access, partner, dataset));
  const about = { release, tables: utilityOf(tables, truths), isCompared: truths !== undefined };
  if (release.rule !== 'TEN_FIVE') return about;
  const home = partner?.area;
  const held = await heldBeside(access, dataset, release);
  const owned = [{ release: documentOf(release, tables), home }, ...held.map((one) => ({ ...one, home }))];
  const [own, ...others] = owned;
  if (own === undefined) return about;
  const { catalogue, areas } = access;
  const means = { catalogue, areas, solver, sideKnowledge: loadSideKnowledge(), hasTime: () => true };
  return { ...about, protection: auditProtection(means, own, others) };
}

/** What else its owner has released about the same people: linked datasets, and earlier vintages, withdrawn or not. */
async function heldBeside({ pool, catalogue }: RegisterAccess, dataset: Dataset, release: Registered) {
  const linked = catalogue.datasets.filter(
    (one) => one === dataset || (dataset.population !== undefined && one.population === dataset.population),
  );
  const found = (await Promise.all(linked.map(({ name }) => findRegistered(pool, name)))).flat();
  const others = found.filter(
    ({ owner, id, rule }) => owner === release.owner && id !== release.id && rule === 'TEN_FIVE',
  );
  return Promise.all(
    others.map(async (one) => ({ release: documentOf(one, await readTables(pool, one.id)) })),
  );
}
