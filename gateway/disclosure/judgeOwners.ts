import type { OwnerRefusal } from '../access/agreements/ownerRefusal.js';
import type { GateFault } from '../audit/gateFaults.js';
import type { FetchedSeries, GateRefusal, GateRequest } from '../engine/cellGate.js';
import { seriesPathsOf } from './figurePath.js';
import { isObject, type PlaceMeans } from './judgePlace.js';
import type { Refused } from './refusals.js';
import type { RegisterView, StandingRelease } from './registeredCell.js';
import { refusedFor, type Verdict } from './verdict.js';

/** Whose agreement lacks for a release; nobody's for what is published, and nobody's where nobody asks. */
export type RefusingOwners = (release: StandingRelease) => readonly OwnerRefusal[];

/** Decides for each release once, however many figures of it an answer holds. */
export function refusingOwners(
  { catalogue }: Pick<PlaceMeans, 'catalogue'>,
  permissions: GateRequest['permissions'],
): RefusingOwners {
  const known = new Map<string, readonly OwnerRefusal[]>();
  const decide: RefusingOwners = ({ rule, dataset, owners }) => {
    if (permissions === undefined || rule === 'PUBLISHED') return [];
    const name = `${catalogue.dataset(dataset)?.sector}.${dataset}`;
    return owners.flatMap(({ id }) => permissions.whyNotOwner(id, name) ?? []);
  };
  return (release) => {
    const refusing = known.get(release.id) ?? decide(release);
    known.set(release.id, refusing);
    return refusing;
  };
}

interface OwnersMeans {
  readonly view: RegisterView;
  readonly series: readonly FetchedSeries[];
  readonly refusing: RefusingOwners;
}

/** A series, or a figure outside of any, that somebody's agreement lacks for, and where that is told. */
export interface Barred {
  readonly path: GateRefusal['path'];
  readonly owners: readonly OwnerRefusal[];
  readonly subgraph: string;
  readonly release: string;
  readonly series?: FetchedSeries;
}

/**
 * Series and figures that no agreement in force permits, by what the register knows of their releases. A subgraph
 * should have left them out: the hub decides once more, and believes no name that stands on a series. Pure.
 */
export function barredIn(means: OwnersMeans, verdicts: readonly Verdict[]): readonly Barred[] {
  const ofFigures = verdicts.flatMap(({ figure, registered }) => {
    const owners = registered ? means.refusing(registered.release) : [];
    if (registered === undefined || owners.length === 0) return [];
    const { subgraph, path, place } = figure;
    const series = means.series.find(({ object }) => place.some((step) => step.object === object));
    const told = series?.path ?? seriesPathsOf(figure)?.list ?? path;
    return [{ path: told, owners, subgraph, release: registered.release.id, ...(series && { series }) }];
  });
  const ofSeries = means.series.flatMap((series) => {
    const shown = series.object['release'];
    const release = isObject(shown) ? means.view.release(String(shown['id'])) : undefined;
    const owners = release ? means.refusing(release) : [];
    const { path, subgraph } = series;
    return release && owners.length > 0 ? [{ path, owners, subgraph, release: release.id, series }] : [];
  });
  return [...ofFigures, ...ofSeries];
}

/** Refuses the figures of what is barred, so that nothing of them is left wherever else they stand. */
export function withoutBarred({ refusing }: OwnersMeans, verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.map((verdict) => {
    const { registered } = verdict;
    const isBarred = registered !== undefined && refusing(registered.release).length > 0;
    return isBarred ? refusedFor(verdict, 'OWNER_NOT_PERMITTED') : verdict;
  });
}

/** Takes series out of their lists. */
export function removeSeries(barred: readonly Barred[]): void {
  const series = barred.flatMap((one) => one.series ?? []);
  const gone = new Set<unknown>(series.map(({ object }) => object));
  for (const list of new Set(series.map((one) => one.list)))
    list.splice(0, list.length, ...list.filter((item) => !gone.has(item)));
}

/** What was refused of series that stay: of the others their owners' agreements are all there is to say. */
export function refusedElsewhere(refused: readonly Refused[], barred: readonly Barred[]): readonly Refused[] {
  const gone = new Set<unknown>(barred.flatMap(({ series }) => series?.object ?? []));
  return refused.filter(
    ({ figure, reason }) =>
      reason !== 'OWNER_NOT_PERMITTED' && !figure.place.some(({ object }) => object && gone.has(object)),
  );
}

/** Series of which no figure was asked, as faults of whoever sent them. */
export function barredFaults(barred: readonly Barred[], refused: readonly Refused[]): readonly GateFault[] {
  const told = new Set(refused.map(({ registered }) => registered?.release.id));
  const bare = new Map(barred.flatMap((one) => (told.has(one.release) ? [] : [[one.release, one]])));
  return [...bare.values()].map(({ subgraph, release }) => ({
    subgraph,
    reason: 'OWNER_NOT_PERMITTED',
    release,
    cell: null,
    figures: 0,
  }));
}

/** One error for each owner at each field. */
export function ownerErrors(barred: readonly Barred[]): readonly GateRefusal[] {
  const errors = barred.flatMap(({ path, owners }) => owners.map((refusal) => ({ path, ...refusal })));
  return [
    ...new Map(errors.map((error) => [JSON.stringify([error.path, error.extensions]), error])).values(),
  ];
}
