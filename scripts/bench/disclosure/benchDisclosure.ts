import { loadPartners } from '../../../schema/partners/partners.js';
import { demonstrationRows, type OwnerRows } from '../../demonstration/protection/demonstrationRows.js';
import type { OwnerFigures, Variant } from '../../demonstration/protection/ownerFigures.js';
import { protectInThreads } from '../../demonstration/protection/protectInThreads.js';
import { createProgress, type Note } from '../../progress.js';

/**
 * Figures of one variant; the shares are of true cells of 10 or more and of what they count. `mostShown` is the share of
 * cells that no choice of what is withheld can exceed.
 */
export type DisclosureFigures = Readonly<
  Record<
    | 'cells'
    | 'exact'
    | 'narrow'
    | 'unproven'
    | 'publicCells'
    | 'shownCells'
    | 'shownCount'
    | 'mostShown'
    | 'meanAbsoluteError'
    | 'seconds'
    | 'megabytes'
    | 'warnings',
    number
  >
>;

const police = (owner: OwnerRows) => owner.partner.sector === 'police';

/** Protects the demonstration's true rows, as its release builder does, against four kinds of outsider. */
export async function benchDisclosure(
  only?: readonly string[],
): Promise<Readonly<Record<string, DisclosureFigures>>> {
  const partners = loadPartners().filter(({ demonstration }) => demonstration);
  const progress = createProgress({ output: process.stderr, colour: true });
  const rowsAt = (scale: number) =>
    progress.step(`Rows of the demonstration, ${scale} for each person`, (note) =>
      demonstrationRows({ partners, scale, note }),
    );
  const rows = await rowsAt(1);
  const say = progress.say.bind(progress);
  const suites: Readonly<Record<string, () => Promise<DisclosureFigures>>> = {
    police: () => measure(rows.filter(police), { reach: 'EVERYTHING', scale: 1 }, say),
    all: () => measure(rows, { reach: 'EVERYTHING', scale: 1 }, say),
    marginsOnly: () =>
      measure(rows.filter(police), { datasets: ['referralsMade'], reach: 'ABOVE_OWNER', scale: 1 }, say),
    scale10: async () => measure(await rowsAt(10), { reach: 'EVERYTHING', scale: 10 }, say),
  };
  const figures: Record<string, DisclosureFigures> = {};
  for (const [name, run] of Object.entries(suites))
    if (only === undefined || only.length === 0 || only.includes(name)) figures[name] = await run();
  return figures;
}

async function measure(
  owners: readonly OwnerRows[],
  variant: Variant,
  say: Note,
): Promise<DisclosureFigures> {
  const begun = performance.now();
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 200);
  const elapsed = () => `${Math.round((performance.now() - begun) / 1000)} s`;
  const found = await protectInThreads(
    owners,
    { ...variant, isBounded: true },
    ({ owner, cells }, done, all) =>
      say(`${done} of ${all} owners protected after ${elapsed()}: ${owner}, ${cells} cells`),
  );
  clearInterval(timer);
  const sum = (of: (figures: OwnerFigures) => number) =>
    found.reduce((total, figures) => total + of(figures), 0);
  const share = (part: number, whole: number) => Math.round((part / whole) * 10_000) / 10_000;
  return {
    cells: sum(({ cells }) => cells),
    exact: sum(({ exact }) => exact),
    narrow: sum(({ narrow }) => narrow),
    unproven: sum(({ unproven }) => unproven),
    publicCells: sum(({ publicCells }) => publicCells),
    shownCells: share(
      sum(({ shown }) => shown),
      sum(({ large }) => large),
    ),
    shownCount: share(
      sum(({ shownCount }) => shownCount),
      sum(({ largeCount }) => largeCount),
    ),
    mostShown: share(
      sum(({ large, leastWithheld }) => large - leastWithheld),
      sum(({ large }) => large),
    ),
    meanAbsoluteError: share(
      sum(({ error }) => error),
      sum(({ shown }) => shown),
    ),
    seconds: Math.round((performance.now() - begun) / 100) / 10,
    megabytes: Math.round(peak / 2 ** 20),
    warnings: sum(({ warnings }) => warnings.length),
  };
}
