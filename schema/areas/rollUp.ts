import { type Area, type AreaKind, areaKinds } from './area.js';
import type { Fit } from './fit.js';
import type { NestedAreas } from './nestedAreas.js';

/** Nested areas that also know the fit of their city regions. */
export type FittedAreas = NestedAreas & { fit(code: string): Fit | undefined };

/** The kind of area a table is by, and the kind its dataset's figures are recorded for. */
export interface TableKinds {
  readonly tableKind: AreaKind;
  readonly leafKind: AreaKind;
}

/**
 * Under which area codes a figure of one leaf (the smallest area its owner records: a local authority or a police
 * force area) counts in a table by `tableKind`. Used when a release is built.
 *
 * - A leaf of the table's own kind counts under itself, any other under the areas of that kind it lies wholly inside.
 * - A force counts under a city region's own code only where their fit is EXACT. Where the force merely stands for the
 *   city region it counts under the force's code, so that no number passes for an area it doesn't cover.
 * - A country table counts a leaf once, in the smallest country (England or Wales), never again in those above it.
 * - Elsewhere nowhere: the list is empty.
 */
export function cellAreas(areas: FittedAreas, leafCode: string, tableKind: AreaKind): readonly string[] {
  const leaf = areas.require(leafCode);
  if (leaf.kinds.includes(tableKind)) return [leaf.code];
  if (rankOf(leaf) >= areaKinds.indexOf(tableKind)) return [];
  if (isForce(leaf) && tableKind === 'CITY_REGION') return cityRegionCodes(areas, leaf);
  const containing = areas.containing(leafCode, tableKind);
  return codesOf(
    tableKind === 'COUNTRY' ? containing.filter((country) => isSmallest(areas, country)) : containing,
  );
}

function cityRegionCodes(areas: FittedAreas, force: Area): readonly string[] {
  const codes = areas.overlapping(force.code, 'CITY_REGION').flatMap(({ code }) => {
    const fit = areas.fit(code);
    if (fit === undefined || !includes(fit.standsFor, force.code)) return [];
    return [fit.kind === 'EXACT' ? code : force.code];
  });
  return [...new Set(codes)];
}

/**
 * Which area codes answer a question about an area from a table by `tableKind` of a dataset whose leaves are of
 * `leafKind`. Used when a release is served; it finds what `cellAreas` filed.
 *
 * - An area of the table's kind answers for itself, any other is answered by the areas of that kind wholly inside it;
 *   where there are none the list is empty (a borough has no answer from a table by city region).
 * - With force leaves a city region whose fit is PARTIAL is answered by the forces that stand for it, and such a
 *   force by itself.
 * - Countries above England and Wales are answered by the countries figures are counted in. Datasets whose leaves are
 *   countries (official series) are published under each country's own code, which then answers for itself.
 */
export function answeringAreas(
  areas: FittedAreas,
  code: string,
  { tableKind, leafKind }: TableKinds,
): readonly string[] {
  const area = areas.require(code);
  const answers = area.kinds.includes(tableKind) ? [area] : areas.membersOf(code, tableKind);
  if (tableKind === 'COUNTRY' && leafKind !== 'COUNTRY')
    return codesOf(answers.flatMap((one) => counted(areas, one)));
  if (tableKind !== 'CITY_REGION' || leafKind !== 'POLICE_FORCE_AREA') return codesOf(answers);
  if (isForce(area) && cityRegionCodes(areas, area).includes(code)) return [code];
  return answers.flatMap((region) => forceCodes(areas, region));
}

function forceCodes(areas: FittedAreas, region: Area): readonly string[] {
  const fit = areas.fit(region.code);
  return fit === undefined || fit.kind === 'EXACT' ? [region.code] : codesOf(fit.standsFor);
}

function counted(areas: FittedAreas, country: Area): readonly Area[] {
  if (isSmallest(areas, country)) return [country];
  return areas
    .membersOf(country.code, 'COUNTRY')
    .filter((member) => isSmallest(areas, member) && areas.hasEveryLeaf(member.code));
}

const isSmallest = (areas: FittedAreas, country: Area): boolean =>
  areas.membersOf(country.code, 'COUNTRY').length === 0;

const isForce = (area: Area): boolean => area.kinds.includes('POLICE_FORCE_AREA');

const rankOf = ({ kinds }: Area): number => Math.max(...kinds.map((kind) => areaKinds.indexOf(kind)));

const includes = (areas: readonly Area[], code: string): boolean => areas.some((area) => area.code === code);

const codesOf = (areas: readonly Area[]): readonly string[] => areas.map(({ code }) => code);
