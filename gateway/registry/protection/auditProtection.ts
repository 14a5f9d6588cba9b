import { cellId } from '../../../schema/protocol/cell.js';
import { type Solver, startBoundModel } from '../../../schema/protocol/disclosure/boundModel.js';
import { isNarrow } from '../../../schema/protocol/disclosure/interval.js';
import type { Target } from '../../../schema/protocol/disclosure/target.js';
import type { ViewMeans } from '../../../schema/protocol/disclosure/view.js';
import type { Fault } from '../fault.js';
import { type AuditSystem, auditSystem, boundsOf, type OwnedRelease } from './auditSystem.js';
import { localSystem } from './localSystem.js';

export interface AuditMeans extends ViewMeans {
  /** Undefined leaves it at what rows tell one by one. */
  readonly solver: Solver | undefined;
  /** Whether there is time for one more linear program. */
  readonly hasTime: () => boolean;
}

/** What was looked at and what was found. Holds no bound. */
export interface ProtectionAudit {
  readonly faults: readonly Fault[];
  readonly combined: readonly string[];
  readonly apart: readonly string[];
  readonly withheld: number;
  readonly suspects: number;
  readonly solved: number;
}

/** Suspects closer than this to being narrow are given to a linear program. */
const solvedUnder = 6;

/**
 * What can be computed of withheld cells from a release and everything its owner has released about the same people.
 * Held releases that contradict it were revised since, and tell nothing together with it: they are left apart.
 * Pure but for the clock that ends it.
 */
export function auditProtection(
  means: AuditMeans,
  pushed: OwnedRelease,
  held: readonly OwnedRelease[],
): ProtectionAudit {
  const { audit, combined, apart } = combine(means, pushed, held);
  if (audit.bounds.impossible) return { ...nothing, faults: [contradiction(pushed)], apart };
  const narrow: Target[] = [];
  let solved = 0;
  for (const target of audit.suspects) {
    const bounds = boundsOf(audit, target);
    if (isNarrow(bounds)) narrow.push(target);
    else if (means.solver && bounds.greatest - bounds.least < solvedUnder && means.hasTime()) {
      solved += 1;
      if (isNarrow(solve(means.solver, audit, target))) narrow.push(target);
    }
  }
  const withheld = audit.cells.filter(({ cell }) => cell.status === 'WITHHELD').length;
  const faults = narrow.flatMap(({ cells }) => cells.map((at) => faultAt(means, audit, at)));
  return { faults, combined, apart, withheld, suspects: audit.suspects.length, solved };
}

const nothing = { combined: [], withheld: 0, suspects: 0, solved: 0 };

/** The release with as many of the held ones as don't contradict it, the first in preference. */
function combine(means: AuditMeans, pushed: OwnedRelease, held: readonly OwnedRelease[]) {
  const together = auditSystem(means, [pushed, ...held]);
  const ids = (releases: readonly OwnedRelease[]) => releases.map(({ release }) => release.id);
  if (!together.bounds.impossible || held.length === 0) {
    return { audit: together, combined: ids(held), apart: [] };
  }
  let audit = auditSystem(means, [pushed]);
  const kept: OwnedRelease[] = [];
  for (const one of held) {
    const wider = auditSystem(means, [pushed, ...kept, one]);
    if (wider.bounds.impossible) continue;
    kept.push(one);
    audit = wider;
  }
  return { audit, combined: ids(kept), apart: ids(held.filter((one) => !kept.includes(one))) };
}

/** Both ends of a withheld cell by linear programs over the rows around it. */
function solve(solver: Solver, { system, bounds }: AuditSystem, target: Target) {
  const local = localSystem(system, bounds, target);
  const model = startBoundModel(solver, local.system, local.bounds);
  try {
    const least = model.bound(local.target, 'LEAST')?.value ?? 0;
    const greatest = model.bound(local.target, 'GREATEST')?.value ?? Number.POSITIVE_INFINITY;
    return { least, greatest };
  } finally {
    model.dispose();
  }
}

function faultAt({ catalogue }: AuditMeans, { cells }: AuditSystem, at: number): Fault {
  const placed = cells[at];
  if (placed === undefined) throw new RangeError(`There is no cell ${at}.`);
  const { release, table: name, cell } = placed;
  const table = catalogue.dataset(release.dataset)?.tables.find((declared) => declared.name === name);
  return {
    place: cellId(release.id, { name, dimensions: table?.dimensions ?? [] }, cell),
    expected: 'a withheld count that nobody can compute from what is shown',
    found: 'a withheld count that follows from the cells shown around it',
    remedy: 'Withhold one more of the cells that add up with it, or build the release anew with the kit.',
  };
}

const contradiction = ({ release }: OwnedRelease): Fault => ({
  place: 'tables',
  expected: 'tables that count the same people',
  found: `cells of ${release.id} that no rows can give together`,
  remedy: 'Build every table from the same rows.',
});
