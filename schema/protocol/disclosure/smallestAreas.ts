import type { Areas } from '../../areas/areas.js';
import type { Dataset } from '../../datasets/dataset.js';

/**
 * The smallest areas that rows of an owner may stand under: its own area, which stands for rows that name no local
 * authority, the local authorities of it, and those that stand for places elsewhere. A council's rows stand under
 * itself alone.
 */
export function smallestAreas(areas: Areas, home: string | undefined): readonly string[] {
  if (home === undefined) return areas.all('LOCAL_AUTHORITY').map(({ code }) => code);
  return [...ownAreas(areas, home), ...new Set(standIns(areas, home).values())];
}

/** The leaf of a dataset under which its rows from a smallest area are filed. */
export function datasetLeaf(
  areas: Areas,
  { leafArea }: Pick<Dataset, 'leafArea'>,
  home: string | undefined,
): (code: string) => string {
  if (leafArea === 'LOCAL_AUTHORITY') return (code) => code;
  if (home !== undefined && areas.get(home)?.kinds.includes(leafArea)) return () => home;
  return (code) => areas.containing(code, leafArea)[0]?.code ?? code;
}

/** For each area that rows of an owner's dataset may be filed under, the number of a smallest area that counts like it. */
export function numbersOfLeaves(
  areas: Areas,
  { dataset, home }: { readonly dataset: Pick<Dataset, 'leafArea'>; readonly home: string | undefined },
): ReadonlyMap<string, number> {
  const leafOf = datasetLeaf(areas, dataset, home);
  const smallest = smallestAreas(areas, home);
  const numbers = new Map<string, number>();
  const add = (leaf: string, number: number) => {
    if (!numbers.has(leaf)) numbers.set(leaf, number);
  };
  for (const [at, code] of smallest.entries()) add(leafOf(code), at);
  for (const [code, standIn] of standIns(areas, home)) add(leafOf(code), smallest.indexOf(standIn));
  return numbers;
}

function ownAreas(areas: Areas, home: string): readonly string[] {
  if (areas.get(home)?.kinds.includes('LOCAL_AUTHORITY')) return [home];
  return [home, ...areas.membersOf(home, 'LOCAL_AUTHORITY').map(({ code }) => code)];
}

const widerKinds = ['CITY_REGION', 'REGION', 'COUNTRY'] as const;

/**
 * Local authorities outside a force's area, each with the first of those that count under the same of the force's wider
 * areas: whom a force refers may have been exploited anywhere. None for other owners, who file cases where they work.
 */
function standIns(areas: Areas, home: string | undefined): ReadonlyMap<string, string> {
  if (home === undefined || !areas.get(home)?.kinds.includes('POLICE_FORCE_AREA')) return new Map();
  const own = new Set(ownAreas(areas, home));
  const widerOf = (code: string) => widerKinds.flatMap((kind) => areas.cellAreas(code, kind));
  const reached = new Set([...own].flatMap(widerOf));
  const firsts = new Map<string, string>();
  const elsewhere = areas.all('LOCAL_AUTHORITY').filter(({ code }) => !own.has(code));
  return new Map(
    elsewhere.map(({ code }) => {
      const counted = widerOf(code).filter((area) => reached.has(area));
      const key = counted.join(' ');
      const first = firsts.get(key) ?? code;
      firsts.set(key, first);
      return [code, first];
    }),
  );
}
