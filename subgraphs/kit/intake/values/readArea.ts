import type { Area } from '../../../../schema/areas/area.js';
import type { Areas } from '../../../../schema/areas/areas.js';
import type { Dataset } from '../../../../schema/datasets/dataset.js';
import { comparable, nearest } from '../columns/words.js';

export interface AreaMeans {
  readonly areas: Areas;
  readonly dataset: Dataset;
  /** The owner's own area. */
  readonly home: string;
}

export type FoundArea =
  | { readonly kind: 'FOUND'; readonly code: string }
  | {
      readonly kind: 'UNKNOWN';
      readonly nearest?: Area | undefined;
      readonly useInstead?: string | undefined;
    }
  | { readonly kind: 'TOO_WIDE'; readonly area: Area }
  | { readonly kind: 'ELSEWHERE' };

const leftOut =
  /\b(?:london borough of|royal borough of|borough of|city of|council|borough|district|county|metropolitan|the)\b/g;

const nameOf = (text: string): string =>
  comparable(text.replaceAll('&', ' and ')).replace(/\bsaint\b/g, 'st');
const shortName = (text: string): string => nameOf(text).replace(leftOut, ' ').replace(/\s+/g, ' ').trim();

/** Finds areas by code or name: those of the dataset's smallest kind, within the owner's own. */
export function areaReader({ areas, dataset, home }: AreaMeans): (text: string) => FoundArea {
  const { leafArea } = dataset;
  const leaves = areas.all(leafArea);
  const atHome = areas.require(home).kinds.includes(leafArea);
  const own = new Set([...(atHome ? [home] : areas.membersOf(home, leafArea).map(({ code }) => code))]);
  const byName = new Map(areas.data.areas.map((area) => [nameOf(area.name), area]));
  for (const area of leaves) byName.set(nameOf(area.name), area);
  const byShort = uniqueBy(leaves, ({ name }) => shortName(name));
  const known = leaves.map((area) => ({ value: area, words: area.name }));
  const find = (text: string) =>
    areas.get(text.trim().toUpperCase()) ?? byName.get(nameOf(text)) ?? byShort.get(shortName(text));
  return (text) => {
    const area = find(text);
    const other = areas.data.otherCodes.get(text.trim().toUpperCase());
    if (area === undefined)
      return { kind: 'UNKNOWN', nearest: nearest(text, known), useInstead: other?.useInstead };
    if (!area.kinds.includes(leafArea)) return { kind: 'TOO_WIDE', area };
    return own.has(area.code) ? { kind: 'FOUND', code: area.code } : { kind: 'ELSEWHERE' };
  };
}

/** Only names that one area alone has once the common words are left out. */
function uniqueBy(list: readonly Area[], nameOfArea: (area: Area) => string): ReadonlyMap<string, Area> {
  const found = new Map<string, Area | undefined>();
  for (const area of list) found.set(nameOfArea(area), found.has(nameOfArea(area)) ? undefined : area);
  return new Map([...found].flatMap(([name, area]) => (area && name !== '' ? [[name, area] as const] : [])));
}
