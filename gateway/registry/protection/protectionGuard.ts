import type { PoolClient } from 'pg';
import { loadSolver, type Solver } from '../../../schema/protocol/disclosure/boundModel.js';
import type { ViewMeans } from '../../../schema/protocol/disclosure/view.js';
import type { ReleaseDocument } from '../../../schema/protocol/release.js';
import type { Fault } from '../fault.js';
import { auditProtection, type ProtectionAudit } from './auditProtection.js';
import { startHeldReleases } from './heldReleases.js';
import { vintageFaults } from './vintageFaults.js';

export interface ProtectionOptions extends ViewMeans {
  /** Whether an unprotected release is refused. False records what is found and lets it in. */
  readonly refuses: boolean;
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

export function startProtectionGuard(options: ProtectionOptions): ProtectionGuard {
  const held = startHeldReleases(options.catalogue);
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
      const means = { ...options, solver: options.budgetMs > 0 ? await solverOf() : undefined };
      const until = performance.now() + options.budgetMs;
      const hasTime = () => performance.now() < until;
      const owned = (one: ReleaseDocument) => ({ release: one, home });
      const audit = auditProtection({ ...means, hasTime }, owned(release), others.map(owned));
      const record = async (within: PoolClient) => {
        await insertAudit(within, release.id, { ...audit, decision: decisionOf(audit) });
        held.remember(release);
      };
      const faults = [...audit.faults, ...vintageFaults(release, others)];
      return { faults: options.refuses ? faults : [], record };
    },
  };
}

function decisionOf({ faults, suspects, solved }: ProtectionAudit): string {
  if (faults.length > 0) return 'RECORDED';
  return solved < suspects ? 'PASSED_UNSOLVED' : 'PASSED';
}

async function insertAudit(
  client: PoolClient,
  release: string,
  audit: ProtectionAudit & { readonly decision: string },
): Promise<void> {
  const { combined, apart, withheld, suspects, solved, decision } = audit;
  await client.query(
    `INSERT INTO release_audit (release_id, combined, apart, withheld, suspects, solved, decision)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [release, combined, apart, withheld, suspects, solved, decision],
  );
}
