import type { PoolClient } from 'pg';
import { loadSolver, type Solver } from '../../../schema/protocol/disclosure/boundModel.js';
import type { ViewMeans } from '../../../schema/protocol/disclosure/view.js';
import type { ReleaseDocument } from '../../../schema/protocol/release.js';
import { loadSideKnowledge } from '../../../schema/side-knowledge/sideKnowledge.js';
import type { Fault } from '../fault.js';
import { auditProtection, type ProtectionAudit } from './auditProtection.js';
import { startHeldReleases } from './heldReleases.js';
import { vintageFaults } from './vintageFaults.js';

export interface ProtectionOptions extends ViewMeans {
  /** How long linear programs may take over one release, in ms; 0 leaves it at what rows tell one by one. */
  readonly budgetMs: number;
}

/** The second, independent look at the protection of a release: from what is released alone. */
export interface ProtectionGuard {
  /** What is wrong with it; empty where it may come in. */
  audit(client: PoolClient, release: ReleaseDocument, home: string | undefined): Promise<GuardedRelease>;
}

export interface GuardedRelease {
  readonly faults: readonly Fault[];
  /** Records the audit beside the release, once that is registered in the same transaction. */
  record(client: PoolClient): Promise<void>;
}

const unaudited: GuardedRelease = { faults: [], record: async () => {} };

/** Lets in what needs no second look: the demonstration's own releases, which are part of what is installed. */
export const openDoor: ProtectionGuard = { audit: async () => unaudited };

export function startProtectionGuard(options: ProtectionOptions): ProtectionGuard {
  const held = startHeldReleases(options.catalogue);
  const sideKnowledge = loadSideKnowledge();
  let solver: Promise<Solver> | undefined;
  const solverOf = () => {
    solver ??= loadSolver();
    return solver;
  };
  return {
    audit: async (client, release, home) => {
      // No person stands behind the other partner's rule, and what is published officially is public.
      if (release.rule !== 'TEN_FIVE') return unaudited;
      const others = await held.besides(client, release);
      const means = {
        ...options,
        sideKnowledge,
        solver: options.budgetMs > 0 ? await solverOf() : undefined,
      };
      const until = performance.now() + options.budgetMs;
      const hasTime = () => performance.now() < until;
      const owned = (one: ReleaseDocument) => ({ release: one, home });
      const audit = auditProtection({ ...means, hasTime }, owned(release), others.map(owned));
      const record = async (within: PoolClient) => {
        await insertAudit(within, release.id, audit);
        held.remember(release);
      };
      const faults = [...audit.faults, ...vintageFaults(release, others)];
      return { faults, record };
    },
  };
}

async function insertAudit(
  client: PoolClient,
  release: string,
  { combined, apart, withheld, suspects, solved }: ProtectionAudit,
): Promise<void> {
  const decision = solved < suspects ? 'PASSED_UNSOLVED' : 'PASSED';
  await client.query(
    `INSERT INTO release_audit (release_id, combined, apart, withheld, suspects, solved, decision)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [release, combined, apart, withheld, suspects, solved, decision],
  );
}
