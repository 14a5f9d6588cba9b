import { z } from 'zod';
import { areaKinds } from '../areas/area.js';
import { isBelowSmallest } from './smallestArea.js';

export const sectors = ['police', 'safeguarding', 'support', 'evidence'] as const;
export const releaseRules = ['TEN_FIVE', 'PUBLISHED', 'NOT_PERSONS'] as const;

/** What a count is dated by. Part of every answer, so that a rate by decision date can't pass for one by cohort. */
export const bases = {
  REFERRAL_DATE: 'By date of referral',
  REFERRAL_COHORT: 'By cohort: the year in which the people were referred, followed up for a fixed time',
  DECISION_DATE: 'By date of decision',
  RECORDING_DATE: 'By date the crime was recorded',
  REFERRAL_TO_PROSECUTOR_DATE: 'By date of referral to the Crown Prosecution Service',
  ORDER_DATE: 'By date the order was made',
  DUTY_DECISION_DATE: 'By date the council decided that it owes the duty',
  NIGHT_DATE: 'By date of the night',
  START_DATE: 'By date it started',
  END_DATE: 'By date it ended',
  SECOND_REFERRAL_DATE: 'By date of the second referral of the same person',
  END_OF_PERIOD: 'At the end of the period',
  AS_CITED: 'As the cited source says',
} as const;
export type Basis = keyof typeof bases;

const basisNames = Object.keys(bases) as [Basis, ...Basis[]];

const tableSchema = z.strictObject({
  name: z.string().regex(/^[A-Z][A-Z_]*$/),
  area: z.enum(areaKinds),
  period: z.enum(['YEAR', 'QUARTER', 'AS_CITED']),
  dimensions: z.array(z.string()),
  /** Somebody asked for it and an owner accepted: a release may hold it, and needn't. */
  asked: z.boolean().optional(),
});

export const datasetSchema = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z]*$/),
  type: z.string().regex(/^[A-Z][A-Za-z]*$/),
  sector: z.enum(sectors),
  title: z.string(),
  counts: z.string(),
  unit: z.string(),
  basis: z.enum(basisNames),
  rule: z.enum(releaseRules),
  leafArea: z.enum(areaKinds),
  smallestArea: z.enum(areaKinds),
  /**
   * Why figures for a small area could harm a group, as its owner reads it before approving a use in an open pack.
   * With it `smallestArea` binds the owner too: see smallestArea.ts.
   */
  groupHarm: z.string().optional(),
  /**
   * Whom it counts. Datasets of one owner with the same population count the same people in the same periods, so that
   * what one of them hides the others may tell; a dataset without one stands alone.
   */
  population: z.string().optional(),
  /** It counts only some of the population. */
  partOfPopulation: z.boolean().optional(),
  /** Combinations of codes that cannot exist: their cells are NOT_APPLICABLE, and everybody knows that they are 0. */
  impossible: z
    .array(z.strictObject({ codes: z.record(z.string(), z.string()), why: z.string() }))
    .optional(),
  /** The dimension whose ALL value is the denominator of each cell's share. */
  shareOf: z.string().optional(),
  tables: z.array(tableSchema).min(1),
  caveats: z.array(z.string()),
});

const dimensionSchema = z.strictObject({
  enum: z.string().optional(),
  description: z.string(),
  /** Values are the words of a publication, not a code list. */
  open: z.boolean().optional(),
  partition: z.array(z.string()).optional(),
  overlapping: z.array(z.string()).optional(),
  /** Chains of overlapping codes, each counted within the one before it. */
  nested: z.array(z.array(z.string()).min(2)).optional(),
  /** Everybody counts under every code, each time anew; the dimensions named may differ from one time to the next. */
  repeats: z.array(z.string()).optional(),
  withoutTotal: z.boolean().optional(),
  values: z.record(z.string(), z.string()).optional(),
});

export const dimensionsSchema = z.record(z.string(), dimensionSchema);

export type Sector = (typeof sectors)[number];
export type ReleaseRule = (typeof releaseRules)[number];
export type Table = Readonly<z.infer<typeof tableSchema>>;
export type Dataset = Readonly<z.infer<typeof datasetSchema>>;
export type Dimension = Readonly<z.infer<typeof dimensionSchema>> & {
  readonly name: string;
  /** Every code a cell may carry, the total last; empty for an open dimension. */
  readonly codes: readonly string[];
};

/** A table that somebody asked for and an owner accepted. */
export interface AskedTable {
  /** Name of the dataset. */
  readonly dataset: string;
  readonly table: Table;
}

export interface Catalogue {
  readonly datasets: readonly Dataset[];
  readonly dataset: (name: string) => Dataset | undefined;
  readonly dimension: (name: string) => Dimension;
  /** Every dimension that some table uses, once. */
  readonly dimensionsOf: (dataset: Dataset) => readonly Dimension[];
}

/** The total of a dimension: everybody, whatever their value. */
export const all = 'ALL';

/** Joins datasets and dimensions; throws when a table names a dimension that isn't declared. */
export function catalogueOf(
  datasets: readonly Dataset[],
  dimensions: z.infer<typeof dimensionsSchema>,
): Catalogue {
  const byName = new Map(datasets.map((dataset) => [dataset.name, dataset]));
  const known = new Map(Object.entries(dimensions).map(([name, shape]) => [name, dimensionOf(name, shape)]));
  const dimension = (name: string): Dimension => {
    const found = known.get(name);
    if (!found) throw new Error(`Dimension ${name} isn't declared in schema/datasets/dimensions.json.`);
    return found;
  };
  const dimensionsOf = (dataset: Dataset) =>
    [...new Set(dataset.tables.flatMap((table) => table.dimensions))].map(dimension);
  datasets.forEach(dimensionsOf);
  datasets.forEach(checkSmallestArea);
  return { datasets, dataset: (name) => byName.get(name), dimension, dimensionsOf };
}

/** The same catalogue, with tables that owners accepted beside those that are declared here. */
export function withAskedTables(catalogue: Catalogue, asked: readonly AskedTable[]): Catalogue {
  const datasets = catalogue.datasets.map((dataset) => {
    const declared = new Set(dataset.tables.map(({ name }) => name));
    const tables = asked.flatMap(({ dataset: name, table }) =>
      name === dataset.name && !declared.has(table.name) && declared.add(table.name)
        ? [{ ...table, asked: true }]
        : [],
    );
    return tables.length === 0 ? dataset : { ...dataset, tables: [...dataset.tables, ...tables] };
  });
  const byName = new Map(datasets.map((dataset) => [dataset.name, dataset]));
  return { ...catalogue, datasets, dataset: (name) => byName.get(name) };
}

function checkSmallestArea({ name, smallestArea, tables }: Dataset): void {
  const small = tables.find(({ area }) => isBelowSmallest({ smallestArea }, [area]));
  if (small)
    throw new Error(
      `Table ${small.name} of ${name} is by ${small.area}, below ${smallestArea}, its smallest area.`,
    );
}

function dimensionOf(name: string, shape: z.infer<typeof dimensionSchema>): Dimension {
  if (shape.open) return { ...shape, name, codes: [] };
  const codes = [
    ...(shape.partition ?? []),
    ...(shape.overlapping ?? []),
    ...(shape.withoutTotal ? [] : [all]),
  ];
  const stray = (shape.nested ?? []).flat().filter((code) => !shape.overlapping?.includes(code));
  if (stray.length > 0) throw new Error(`Dimension ${name}: nested codes must overlap: ${stray.join(', ')}.`);
  const labelled = Object.keys(shape.values ?? {});
  const unlike = codes
    .filter((code) => !labelled.includes(code))
    .concat(labelled.filter((code) => !codes.includes(code)));
  if (unlike.length > 0) throw new Error(`Dimension ${name}: codes and labels differ: ${unlike.join(', ')}.`);
  return { ...shape, name, codes };
}
