import type { CouncilPerson } from './councilPeople.js';
import { type Council, councilsByForce } from './councils.js';
import { draw, type Random, weighted } from './random.js';

/** Somebody a council referred, who may be one of ours. */
export interface Candidate {
  readonly person: CouncilPerson;
  /** Area code of the force that records the case. */
  readonly force: string;
  /** The demonstration council in whose area the exploitation took place. */
  readonly home: string | undefined;
}

/** Who was referred by which council, and who by none of ours. */
export interface Choice {
  readonly chosen: readonly { readonly council: string; readonly person: CouncilPerson }[];
  readonly left: readonly Candidate[];
}

/**
 * Chooses so many of the candidates. First those who were exploited in the area of one of the councils, which then
 * referred them; then others of the same forces, exploited elsewhere or nobody knows where, by the residents of the
 * councils.
 */
export function chooseReferred(
  candidates: readonly Candidate[],
  { count, councils, random }: { count: number; councils: ReadonlyMap<string, Council>; random: Random },
): Choice {
  const byForce = councilsByForce(councils);
  const homes = candidates.filter(({ home }) => home !== undefined);
  const others = candidates.filter(({ home }) => home === undefined);
  const waiting = new Map(
    [...byForce.keys()].map((force) => [force, others.filter((one) => one.force === force)]),
  );
  const chosen: { council: string; person: CouncilPerson }[] = [];
  while (chosen.length < count) {
    const one = homes.length > 0 ? takeAny(homes, random) : takeOf(waiting, byForce, random);
    if (one === undefined) break;
    const council = one.home ?? draw(byResidents(byForce.get(one.force) ?? []), random).area;
    chosen.push({ council, person: one.person });
  }
  return { chosen, left: [...homes, ...[...waiting.values()].flat()] };
}

/** Takes one out; the last takes its place, so that this costs the same however many there are. */
function takeAny(candidates: Candidate[], random: Random): Candidate | undefined {
  const at = random.below(candidates.length);
  const [one, last] = [candidates[at], candidates.pop()];
  if (last !== undefined && at < candidates.length) candidates[at] = last;
  return one;
}

function takeOf(
  waiting: ReadonlyMap<string, Candidate[]>,
  byForce: ReadonlyMap<string, readonly Council[]>,
  random: Random,
): Candidate | undefined {
  const forces = [...waiting].filter(([, candidates]) => candidates.length > 0).map(([force]) => force);
  if (forces.length === 0) return undefined;
  const { force } = draw(byResidents(forces.flatMap((code) => byForce.get(code) ?? [])), random);
  return takeAny(waiting.get(force) ?? [], random);
}

const byResidents = (councils: readonly Council[]) => weighted(councils, ({ residents }) => residents);
