import { cellId } from '../../../schema/protocol/cell.js';
import { type Solver, startBoundModel } from '../../../schema/protocol/disclosure/boundModel.js';
import { classesOf } from '../../../schema/protocol/disclosure/dimensionClasses.js';
import { isNarrow } from '../../../schema/protocol/disclosure/interval.js';
import type { KnownTotal } from '../../../schema/protocol/disclosure/knownTotal.js';
import type { Target } from '../../../schema/protocol/disclosure/target.js';
import type { ViewMeans } from '../../../schema/protocol/disclosure/view.js';
import { type SideKnowledge, totalsOf } from '../../../schema/side-knowledge/sideKnowledge.js';
import type { Fault } from '../fault.js';
import {
  type AuditSystem,
  auditSystem,
  type BoundedSystem,
  boundsOf,
  type OwnedRelease,
} from './auditSystem.js';
import { localSystem } from './localSystem.js';

export interface AuditMeans extends ViewMeans {
  readonly sideKnowledge: readonly SideKnowledge[];
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
  const followed = narrow.flatMap(({ cells }) => cells.filter((at) => !isPublic(means, audit, at)));
  const faults = followed.map((at) => faultAt(means, audit, at));
  return { faults, combined, apart, withheld, suspects: audit.suspects.length, solved };
}

const nothing = { combined: [], withheld: 0, suspects: 0, solved: 0 };

/** What others publish is left apart where the release contradicts it, held releases likewise, one by one. */
function combine(means: AuditMeans, pushed: OwnedRelease, held: readonly OwnedRelease[]) {
  const ids = (releases: readonly OwnedRelease[]) => releases.map(({ release }) => release.id);
  const datasets = new Set([pushed, ...held].map(({ release }) => release.dataset));
  const totals = totalsAbout(means, pushed).filter(({ dataset }) => datasets.has(dataset));
  const together = auditSystem(means, [pushed, ...held], totals);
  if (!together.bounds.impossible) return { audit: together, combined: ids(held), apart: [] };
  const published = totals.length === 0 ? [] : ['published totals'];
  let audit = auditSystem(means, [pushed]);
  const kept: OwnedRelease[] = [];
  for (const one of held) {
    const wider = auditSystem(means, [pushed, ...kept, one]);
    if (wider.bounds.impossible) continue;
    kept.push(one);
    audit = wider;
  }
  const left = ids(held.filter((one) => !kept.includes(one)));
  return { audit, combined: ids(kept), apart: [...published, ...left] };
}

/** What others publish of this owner's people, or of all who count for its datasets. */
function totalsAbout(means: AuditMeans, { release, home = '' }: OwnedRelease): readonly KnownTotal[] {
  return means.sideKnowledge.flatMap((known) => {
    const classes = known.dimensions.map((name) =>
      classesOf(means.catalogue.dimension(name)).map(({ key }) => key),
    );
    const owner = { id: release.owners.join('+'), area: home };
    return totalsOf(known, owner, { reach: 'EVERYTHING', classes });
  });
}

/**
 * Whether what others publish pins a cell down by itself: showing it again tells nothing. Single rows tell that of most;
 * which they are depends on the order of the releases, so that linear programs decide about the rest.
 */
function isPublic({ solver }: AuditMeans, { publicly }: AuditSystem, at: number): boolean {
  const known = publicly(at);
  if (known === undefined) return false;
  return (
    isNarrow(boundsOf(known, known.target)) ||
    (solver !== undefined && isNarrow(solve(solver, known, known.target)))
  );
}

/** Both ends of a withheld cell by linear programs over the rows around it. */
function solve(solver: Solver, { system, bounds }: BoundedSystem, target: Target) {
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
