import { all } from '../../../../schema/datasets/dataset.js';
import { codeOf, plain } from './label.js';
import type { TableColumn } from './table.js';
import type { QuarterlyKind } from './tableKinds.js';

/** What a column counts: a code for each dimension, ALL where it is a total of it. */
export type ColumnCodes = Readonly<Record<string, string>>;

/** The shape of a table by quarter: what its columns are by, and the words they have. */
export interface QuarterlyShape {
  /** Dimensions in the order in which labels stand, the upper first. */
  readonly dimensions: readonly string[];
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Codes that are the same in every cell of the table. */
  readonly fixed: ColumnCodes;
}

export const ageWords: Readonly<Record<string, 'ADULT' | 'CHILD' | 'UNKNOWN'>> = {
  adult: 'ADULT',
  adults: 'ADULT',
  'adult (18 or over)': 'ADULT',
  'adult (18 and over)': 'ADULT',
  child: 'CHILD',
  children: 'CHILD',
  minor: 'CHILD',
  'child (17 or under)': 'CHILD',
  'child (17 and under)': 'CHILD',
  'age not specified or unknown': 'UNKNOWN',
  'age group not known': 'UNKNOWN',
  'age group not specified or unknown': 'UNKNOWN',
  'not specified or unknown': 'UNKNOWN',
  unknown: 'UNKNOWN',
};

const placeWords = {
  uk: 'UK',
  overseas: 'OVERSEAS',
  'uk and overseas': 'BOTH',
  'overseas and uk': 'BOTH',
  'uk & overseas': 'BOTH',
  'not specified or unknown': 'UNKNOWN',
  unknown: 'UNKNOWN',
};

const outcomes = (grounds: string) => ({
  positive: 'POSITIVE',
  negative: 'NEGATIVE',
  [`positive ${grounds} grounds`]: 'POSITIVE',
  [`negative ${grounds} grounds`]: 'NEGATIVE',
  [`positive ${grounds} grounds decision`]: 'POSITIVE',
  [`negative ${grounds} grounds decision`]: 'NEGATIVE',
  [`positive ${grounds} grounds decisions`]: 'POSITIVE',
  [`negative ${grounds} grounds decisions`]: 'NEGATIVE',
});

export const quarterlyShapes: Readonly<Record<QuarterlyKind, QuarterlyShape>> = {
  REFERRALS: { dimensions: ['age', 'place'], words: { age: ageWords, place: placeWords }, fixed: {} },
  REASONABLE_GROUNDS: {
    dimensions: ['age', 'outcome'],
    words: { age: ageWords, outcome: outcomes('reasonable') },
    fixed: { kind: 'REASONABLE_GROUNDS' },
  },
  CONCLUSIVE_GROUNDS: {
    dimensions: ['age', 'outcome'],
    words: { age: ageWords, outcome: outcomes('conclusive') },
    fixed: { kind: 'CONCLUSIVE_GROUNDS' },
  },
  DUTY_TO_NOTIFY: { dimensions: [], words: {}, fixed: {} },
};

const totalWords =
  /^(?:grand |overall |all )?totals?$|^all$|^(?:number of )?(?:dtn |duty to notify )?reports$/;

/** Labels of a column, also where one label holds two: "Adult (18 or over) - UK", "Child: Total". */
export function partsOf({ labels }: TableColumn): readonly string[] {
  return labels.flatMap((label) => plain(label).split(/ - | ?: | ?; /)).map(plain);
}

/** What a column counts, by its labels; undefined where one of them is no word of the table. */
export function codesOfColumn(
  column: TableColumn,
  { dimensions, words }: QuarterlyShape,
): ColumnCodes | undefined {
  const parts = partsOf(column);
  if (parts.length === 0 || parts.length > Math.max(1, dimensions.length)) return undefined;
  const codes = dimensions.map((dimension, at) => {
    const part = parts[at] ?? 'total';
    return totalWords.test(part) ? all : codeOf(words[dimension] ?? {}, part);
  });
  const isTotal = totalWords.test(parts[0] ?? '');
  if ((dimensions.length === 0 && !isTotal) || codes.includes(undefined)) return undefined;
  // "Total" above "UK" would be everybody in the UK: no publication has it, and nothing here reads it.
  if (codes[0] === all && codes.some((code) => code !== all)) return undefined;
  return Object.fromEntries(dimensions.map((dimension, at) => [dimension, codes[at] ?? all]));
}
