import { countsIn, seenCellOf } from '../../disclosure/collectSeen.js';
import { judge, spread, together, type Verdict } from '../../disclosure/judge.js';
import { cellName, type SeenCell } from '../../disclosure/oracle/seenCell.js';
import {
  demonstrationPartners,
  means,
  type OwnersReleases,
  releasesOf,
  systemOf,
} from '../../disclosure/shippedWorld.js';

const known = new Map<string, OwnersReleases>();

/** What an owner released, as it shipped. */
export function released(owner: string): OwnersReleases {
  const partner = demonstrationPartners.find(({ id }) => id === owner);
  if (partner === undefined) throw new Error(`No demonstration partner is called ${owner}.`);
  const found = known.get(owner) ?? releasesOf(partner);
  known.set(owner, found);
  return found;
}

/** Whether a cell counts people for a partner: figures of beds or of a publication are nobody's. */
const isOfPeople = ({ owner, dataset }: SeenCell): boolean =>
  demonstrationPartners.some(({ id }) => id === owner) &&
  means.catalogue.dataset(dataset)?.rule === 'TEN_FIVE';

/** Everything that requesters got together, each cell once; official figures aside. */
export function pooled(answers: readonly unknown[]): readonly SeenCell[] {
  const cells = answers.flatMap(countsIn).map(seenCellOf);
  const partners = cells.filter(isOfPeople);
  return [...new Map(partners.map((cell) => [cellName(cell), cell])).values()];
}

/** Cells that an answer shows otherwise than they were released: whatever they tell, nobody meant to. */
export function notReleased(answers: readonly unknown[]): readonly SeenCell[] {
  return answers
    .flatMap(countsIn)
    .map(seenCellOf)
    .filter((cell) => {
      if (!isOfPeople(cell)) return false;
      const own = releasedCells(cell.owner).get(cellName(cell));
      return own?.value !== cell.value || own.status !== cell.status;
    });
}

const byName = new Map<string, ReadonlyMap<string, SeenCell>>();

function releasedCells(owner: string): ReadonlyMap<string, SeenCell> {
  const found = byName.get(owner) ?? new Map(released(owner).cells.map((cell) => [cellName(cell), cell]));
  byName.set(owner, found);
  return found;
}

/** What the oracle makes of all that was seen, owner by owner, about cells that were seen withheld. */
export async function verdictOn(seen: readonly SeenCell[], attempts = 40): Promise<Verdict> {
  const verdicts: Verdict[] = [];
  for (const owner of new Set(seen.map((cell) => cell.owner))) {
    const own = seen.filter((cell) => cell.owner === owner);
    const datasets = new Set(own.map(({ dataset }) => dataset));
    const { partner, releases } = released(owner);
    const system = systemOf({
      partner,
      releases: releases.filter(({ release }) => datasets.has(release.dataset)),
    });
    verdicts.push(await judge({ system, seen: own }, spread(own, attempts)));
  }
  return together(verdicts);
}
