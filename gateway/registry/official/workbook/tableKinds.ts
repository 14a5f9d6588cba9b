import { plain } from './label.js';
import type { WorkbookTable } from './table.js';

/** What a sheet of the Home Office's tables can be to us. */
export type QuarterlyKind = 'REFERRALS' | 'REASONABLE_GROUNDS' | 'CONCLUSIVE_GROUNDS' | 'DUTY_TO_NOTIFY';
export type ResponderClass = 'GOVERNMENT' | 'NGO' | 'POLICE' | 'LOCAL_AUTHORITY';
export type TableKind = QuarterlyKind | ResponderClass;

/** One authority's tables stand beside those of both. */
const oneAuthority =
  /^(?!.*both competent authorities).*(single competent|enforcement competent|\bsca\b|\bieca\b)/;
const otherCuts = /nationalit|gender|responder|police force|county/;
const perQuarter = /\bby\b.*\bquarter\b/;

interface KindOfTitle {
  readonly kind: QuarterlyKind;
  /** Every one of these stands in the title. */
  readonly has: readonly RegExp[];
  /** And none of these, which make it another table. */
  readonly lacks: readonly RegExp[];
}

const grounds = (word: string) => [new RegExp(`${word} grounds decisions`), perQuarter, /outcome/, /\bage\b/];
const others = [oneAuthority, otherCuts];

const quarterlyKinds: readonly KindOfTitle[] = [
  { kind: 'REFERRALS', has: [/referrals/, perQuarter, /\bage\b/, /location of exploitation/], lacks: others },
  { kind: 'REASONABLE_GROUNDS', has: grounds('reasonable'), lacks: others },
  { kind: 'CONCLUSIVE_GROUNDS', has: grounds('conclusive'), lacks: others },
  {
    kind: 'DUTY_TO_NOTIFY',
    has: [/\bdtn\b|duty to notify/, perQuarter],
    lacks: [/\bage\b|exploitation/, otherCuts],
  },
];

const responderWords: readonly (readonly [ResponderClass, RegExp])[] = [
  ['GOVERNMENT', /government/],
  ['NGO', /\bngos?\b|third sector/],
  ['POLICE', /\bpolice\b/],
  ['LOCAL_AUTHORITY', /local authorit/],
];

/**
 * Tables by title and columns, never by number, which changes: conclusive grounds were table 19 and became 28.
 * Undefined for a table of the publication that no dataset of ours is made of.
 */
export function kindOfTable({ title, columns }: WorkbookTable): TableKind | undefined {
  const labels = columns.map((column) => plain(column.labels.join(' ')));
  const isByPerson = labels.includes('gender') && labels.some((label) => label.endsWith('exploitation type'));
  if (!isByPerson) return quarterlyKinds.find((kind) => isTitled(kind, title))?.kind;
  const responder = labels.find((label) => label.includes('first responder')) ?? title;
  return responderWords.find(([, word]) => word.test(responder))?.[0];
}

const isTitled = ({ has, lacks }: KindOfTitle, title: string): boolean =>
  has.every((part) => part.test(title)) && !lacks.some((part) => part.test(title));

const frontMatter =
  /^(cover|title|contents|index|notes?|metadata|information|definitions|glossary|read[ _]?me|user[ _]guide)/i;
const numbered = /^table[ _]*\d+[a-z]?\b/i;

/** Whether a sheet that isn't read is at least of a sort that these publications have, by its name or first lines. */
export const isKnownSheet = (sheet: string, lines: readonly string[]): boolean =>
  frontMatter.test(sheet) || [sheet, ...lines].some((line) => numbered.test(line));
