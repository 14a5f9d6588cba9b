import { isOutsideSentence, supersededSentence } from '../../schema/datasets/seriesSentences.js';
import type { PlaceStep } from '../engine/cellGate.js';
import { conform } from './conform.js';
import { isObject, isSame, type PlaceMeans } from './judgePlace.js';
import type { RegisterView, StandingRelease } from './registeredCell.js';
import { withheldText } from './withhold.js';

export interface WordMeans extends PlaceMeans {
  readonly clock: () => Date;
  readonly view: RegisterView;
}

/** The object that says whose figures these are and what has to be known of them, and the question it answers. */
export interface Words {
  readonly object: Record<string, unknown>;
  readonly asked: PlaceStep | undefined;
}

const dayMs = 86_400_000;

/**
 * Puts right what a series says beside its figures: its release and owners as the register has them, and no caveat but
 * those of dataset and release and the fixed sentences. @returns whether all of it was right
 */
export function checkWords(means: WordMeans, { object, asked }: Words, release: StandingRelease): boolean {
  const { isServed, isGenuine, ...said } = release;
  const ageInDays = ageOf(means, release);
  const expected = { owners: release.owners, release: { ...said, ageInDays } };
  const isRight = Object.entries(expected).map(([name, value]) => {
    if (object[name] === undefined) return true;
    const conformed = conform(object[name], value);
    if (!conformed.isEqual) object[name] = conformed.value;
    return conformed.isEqual;
  });
  const parts = [checkVintages(means, object, release), checkCaveats(means, { object, asked }, release)];
  return [...isRight, ...parts].every(Boolean);
}

function ageOf({ clock }: WordMeans, { vintage }: StandingRelease): number {
  const today = Date.parse(clock().toISOString().slice(0, 10));
  return Math.max(0, Math.round((today - Date.parse(vintage)) / dayMs));
}

/** Keeps the vintages that the register has of the same dataset, as it has them. */
function checkVintages(means: WordMeans, object: Words['object'], { dataset }: StandingRelease): boolean {
  const shown = object['vintages'];
  if (!Array.isArray(shown)) return shown === undefined;
  const known = means.view.releasesOf(dataset).map((release) => ({
    release: release.id,
    vintage: release.vintage,
    period: release.period,
    ageInDays: ageOf(means, release),
  }));
  const isKnown = (item: unknown) =>
    isObject(item) &&
    known.some((vintage) => Object.entries(vintage).every(([name, value]) => isSame(item[name], value)));
  object['vintages'] = shown.filter(isKnown);
  return shown.every(isKnown);
}

function checkCaveats(means: WordMeans, { object, asked }: Words, release: StandingRelease): boolean {
  const caveats = object['caveats'];
  if (!Array.isArray(caveats)) return caveats === undefined;
  const dataset = means.catalogue.dataset(release.dataset);
  const own = new Set<unknown>([...(dataset?.caveats ?? []), ...release.caveats]);
  const notes = new Set<unknown>(
    means.areas.all('CITY_REGION').flatMap(({ code }) => means.areas.fit(code)?.note ?? []),
  );
  const isKnown = (caveat: unknown) =>
    own.has(caveat) || notes.has(caveat) || isSentence(means, caveat, { release, asked });
  object['caveats'] = caveats.filter(isKnown);
  return caveats.every(isKnown);
}

interface SentencePlace {
  readonly release: StandingRelease;
  readonly asked: PlaceStep | undefined;
}

function isSentence({ view }: WordMeans, caveat: unknown, { release, asked }: SentencePlace): boolean {
  if (typeof caveat !== 'string') return false;
  const isSuperseded = view
    .releasesOf(release.dataset)
    .some(({ vintage }) => caveat === supersededSentence(release.vintage, vintage));
  return isSuperseded || isOutsideSentence(caveat, release.period, asked?.args['period']);
}

/** Takes every word out of a series of which the register holds nothing. */
export function withholdWords({ object }: Words): void {
  for (const name of ['caveats', 'vintages']) if (object[name] !== undefined) object[name] = [];
  for (const said of [object['release'], ...[object['owners']].flat()])
    if (isObject(said)) blankMembers(said);
}

function blankMembers(said: Record<string, unknown>): void {
  for (const name of ['id', 'name', 'dataset', 'vintage', 'period', 'sha256', 'signature']) {
    if (said[name] !== undefined) said[name] = withheldText;
  }
  for (const name of ['caveats', 'breaks', 'owners']) if (said[name] !== undefined) said[name] = [];
  if (said['source'] !== undefined) said['source'] = null;
  if (said['ageInDays'] !== undefined) said['ageInDays'] = 0;
}
