import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConcordatError } from '../protocol/errors.js';

/** What a pack can be made of, in no order. */
export const packParts = [
  'FOREWORD',
  'ENDORSEMENTS',
  'SUMMARY',
  'ASKS',
  'REGIONS',
  'VOICES',
  'GAPS',
  'METHOD',
  'PROVENANCE',
  'GLOSSARY',
] as const;
export type PackPart = (typeof packParts)[number];

const editionSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  /** On the cover; {id} and {name} stand for those of the one ask or region. */
  title: z.string().min(1),
  /** For whom it is, below the title. */
  lead: z.string().min(1),
  asks: z.enum(['ALL', 'ONE']),
  regions: z.enum(['ALL', 'ONE', 'NONE']),
  /** File of this folder with the words on its cover. */
  front: z.enum(['front.md', 'consultation.md']),
  /** In the order in which they stand. */
  parts: z.array(z.enum(packParts)).min(1),
});

/** What a pack holds of everything that it could, and for whom it is. */
export type Edition = Readonly<z.infer<typeof editionSchema>>;

/** An edition with the id of the one ask, or the code of the one region, that it is about. */
export interface ChosenEdition extends Edition {
  readonly of: string | undefined;
}

/** How an edition is asked for: `whole`, `ask:6a`. */
export const editionText = ({ id, of }: ChosenEdition): string => (of === undefined ? id : `${id}:${of}`);

const file = new URL('./editions.json', import.meta.url);

export const loadEditions = (): readonly Edition[] =>
  z.array(editionSchema).parse(JSON.parse(readFileSync(file, 'utf8')));

const needs = ({ asks, regions }: Edition): 'ask' | 'region' | undefined => {
  if (asks === 'ONE') return 'ask';
  return regions === 'ONE' ? 'region' : undefined;
};

/** How each edition is asked for: `whole`, `ask:6a`, `region:E47000001`. */
const spelled = (edition: Edition): string => {
  const about = needs(edition);
  if (about === undefined) return edition.id;
  return `${edition.id}:${about === 'ask' ? '6a' : 'E47000001'}`;
};

/**
 * The edition that is asked for as `whole` or `ask:6a`.
 * @param known ids of asks and codes of city regions
 * @throws ConcordatError ARGUMENT_INVALID
 */
export function chooseEdition(
  text: string,
  known: { readonly asks: readonly string[]; readonly regions: readonly string[] },
): ChosenEdition {
  const [id, of, ...more] = text.split(':');
  const editions = loadEditions();
  const found = editions.find((edition) => edition.id === id);
  const about = found && needs(found);
  const ids = { ask: known.asks, region: known.regions };
  const fits = about === undefined ? of === undefined : of !== undefined && ids[about].includes(of);
  if (found !== undefined && fits && more.length === 0) return { ...found, of };
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: `--variant as one of official, ${editions.map(spelled).join(', ')}`,
    found: `"${text.slice(0, 60)}"`,
    remedy:
      about === undefined ? 'Name one of these.' : `After ${about}: stands one of ${ids[about].join(', ')}.`,
  });
}
