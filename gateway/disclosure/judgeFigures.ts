import type { FetchedCount, FetchedRate, Figure } from '../engine/cellGate.js';
import { isAsRegistered, registeredOf } from './judgeCount.js';
import { repeated } from './judgeLists.js';
import { belongs, holdingOf, type PlaceMeans } from './judgePlace.js';
import { isRateOf } from './judgeRate.js';
import type { RegisterView } from './registeredCell.js';
import { type CountVerdict, type RateVerdict, refusedFor, type Verdict } from './verdict.js';

/** A subgraph and a release of which it showed a wrong number. */
export type Disbelieved = (subgraph: string, release: string) => boolean;

/** Every figure of an answer with what is wrong with it, in the order in which they were found. Pure. */
export function judgeFigures(
  means: PlaceMeans & { readonly isDisbelieved: Disbelieved },
  found: readonly Figure[],
  view: RegisterView,
): readonly Verdict[] {
  const counts = found.filter((figure) => figure.kind === 'count');
  const judged = repeated(
    counts.map((count) => judgeCount(means, count, view)),
    means.catalogue,
  );
  const byCount = new Map(judged.map((verdict) => [verdict.figure, verdict]));
  const rates = found.filter((figure) => figure.kind === 'rate').map((rate) => judgeRate(rate, byCount));
  return disbelieve([...judged, ...rates], means.isDisbelieved);
}

function judgeCount(means: PlaceMeans, figure: FetchedCount, view: RegisterView): CountVerdict {
  const registered = registeredOf(figure, view);
  if (typeof registered === 'string') return { figure, registered: undefined, reason: registered };
  const isPlaced = belongs(means, registered, holdingOf(figure));
  const isEqual = isAsRegistered(figure, registered);
  const reason = !isPlaced ? 'PLACE_DIFFERS' : !isEqual ? 'VALUE_DIFFERS' : undefined;
  return { figure, registered, reason };
}

function judgeRate(figure: FetchedRate, counts: ReadonlyMap<FetchedCount, CountVerdict>): RateVerdict {
  const [numerator, denominator] = [figure.numerator, figure.denominator].map((count) =>
    count === undefined ? undefined : counts.get(count),
  );
  const registered = numerator?.registered;
  const reason = numerator?.reason ?? denominator?.reason;
  if (registered === undefined || denominator?.registered === undefined || reason !== undefined) {
    return { figure, registered, reason: reason ?? 'RATE_DIFFERS' };
  }
  const isEqual = isRateOf(figure, registered, denominator.registered);
  return { figure, registered, reason: isEqual ? undefined : 'RATE_DIFFERS' };
}

/**
 * Whoever shows one wrong number of a release knows numbers that it must not show, and where it is refused and where
 * not would tell which of them happen to be round. So none of that release passes from it.
 */
function disbelieve(verdicts: readonly Verdict[], isDisbelieved: Disbelieved): readonly Verdict[] {
  const wrong = new Set(verdicts.filter(isWrongNumber).map(companyOf));
  return verdicts.map((verdict) => {
    const release = verdict.registered?.cell.release;
    if (release === undefined) return verdict;
    const isRefused = wrong.has(companyOf(verdict)) || isDisbelieved(verdict.figure.subgraph, release);
    return isRefused ? refusedFor(verdict, 'COMPANY_REFUSED') : verdict;
  });
}

/** Whether a figure shows another number than the registered one. */
export const isWrongNumber = ({ reason }: Verdict): boolean =>
  reason === 'VALUE_DIFFERS' || reason === 'RATE_DIFFERS';

const companyOf = ({ figure, registered }: Verdict): string =>
  JSON.stringify([figure.subgraph, registered?.cell.release]);
