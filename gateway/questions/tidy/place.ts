import { objectsOf, type SelectedField } from './selectedField.js';
import type { Place, UsedRelease } from './tidyRow.js';

/** What is known on the way to a figure, before anything was met. */
export const nowhere: Place = {
  areaCode: '',
  areaName: '',
  askedAreaCode: '',
  askedAreaName: '',
  period: '',
  basis: '',
  owner: '',
  dataset: '',
  release: '',
  provenance: '',
  vintage: '',
};

/** Fields that say where figures stand rather than what they are. */
const placing: ReadonlySet<string> = new Set(['period', 'basis', 'owners', 'release', 'caveats']);

/** True for a field that is read into the place of the figures beside and below it. */
export const isPlacing = ({ name, type }: SelectedField): boolean =>
  placing.has(name) || type.name === 'Area';

/** The place, with what an object says of itself, and with the area that stands beside its figure or its facts. */
export function placeWith(place: Place, fields: readonly SelectedField[], beside?: SelectedField): Place {
  const named = (name: string) => fields.find((field) => field.name === name);
  const release = objectsOf(named('release')?.value)[0];
  const owners = objectsOf(named('owners')?.value ?? (release && valueIn(release, 'owners'))).map(
    (owner) => textIn(owner, 'name') || textIn(owner, 'id'),
  );
  const period = named('period');
  return {
    ...place,
    ...(period && { period: String(period.value ?? '') }),
    ...(named('basis') && { basis: String(named('basis')?.value ?? '') }),
    ...(owners.length > 0 && { owner: owners.join('; ') }),
    ...objectsOf(beside?.value).reduce<Partial<Place>>((_, area) => countedIn(place, area), {}),
    ...(release && {
      dataset: place.dataset || textIn(release, 'dataset'),
      release: textIn(release, 'id'),
      provenance: textIn(release, 'provenance'),
      vintage: textIn(release, 'vintage'),
    }),
  };
}

/** The area beside a figure or a fact; it is also the one asked about where the question named none. */
function countedIn(place: Place, area: object): Partial<Place> {
  const [areaCode, areaName] = [textIn(area, 'code'), textIn(area, 'name')];
  const asked = place.askedAreaCode === '' ? { askedAreaCode: areaCode, askedAreaName: areaName } : {};
  return { areaCode, areaName, ...asked };
}

/** The place inside an area. The outermost is the one asked about: its forces or boroughs stand for it. */
export const placeInArea = (place: Place, area: object): Place => ({ ...place, ...countedIn(place, area) });

/** The release of a series with its caveats, or undefined where the object names none. */
export function releaseIn(
  fields: readonly SelectedField[],
  place: Place,
  measure: string,
): UsedRelease | undefined {
  const release = objectsOf(fields.find(({ name }) => name === 'release')?.value)[0];
  if (release === undefined) return undefined;
  const { owner, dataset, provenance, vintage } = place;
  const caveats = fields.find(({ name }) => name === 'caveats')?.value ?? valueIn(release, 'caveats');
  const source = objectsOf(valueIn(release, 'source'))[0];
  return {
    release: place.release,
    measure,
    owner,
    dataset,
    provenance,
    vintage,
    ageInDays: ageIn(release),
    caveats: Array.isArray(caveats) ? caveats.map(String) : [],
    breaks: objectsOf(valueIn(release, 'breaks')).map((item) => ({
      period: textIn(item, 'period'),
      what: textIn(item, 'what'),
    })),
    ...(source && {
      source: {
        title: textIn(source, 'title'),
        publisher: textIn(source, 'publisher'),
        url: textIn(source, 'url') || null,
      },
    }),
  };
}

export const valueIn = (object: object, key: string): unknown => new Map(Object.entries(object)).get(key);

export function textIn(object: object, key: string): string {
  const value = valueIn(object, key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function ageIn(release: object): number | null {
  const age = valueIn(release, 'ageInDays');
  return typeof age === 'number' ? age : null;
}
