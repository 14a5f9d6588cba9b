import { z } from 'zod';
import { type AreaKind, areaKinds } from '../areas/area.js';
import type { Basis, Catalogue } from '../datasets/dataset.js';

/**
 * What the counts of an indicator are dated by: its type. A rate of the decisions made in a year and a rate of the
 * people referred in it answer different questions, so no indicator draws on datasets of two of these.
 */
export const indicatorBases = {
  DECISION: ['DECISION_DATE'],
  COHORT: ['REFERRAL_COHORT'],
  EVENT: [
    'REFERRAL_DATE',
    'RECORDING_DATE',
    'REFERRAL_TO_PROSECUTOR_DATE',
    'ORDER_DATE',
    'DUTY_DECISION_DATE',
    'NIGHT_DATE',
    'START_DATE',
    'END_DATE',
    'SECOND_REFERRAL_DATE',
  ],
  STOCK: ['END_OF_PERIOD'],
} as const satisfies Readonly<Record<string, readonly Basis[]>>;
export type IndicatorBasis = keyof typeof indicatorBases;

/** Units of an indicator's value. */
export const indicatorUnits = {
  COUNT: '',
  PERCENT: '%',
  PERCENTAGE_POINTS: ' points',
  PER_100: ' per 100',
  PER_100000: ' per 100,000',
  MONTHS: ' months',
} as const;
export type IndicatorUnit = keyof typeof indicatorUnits;

/** Names of the pure computations in gateway/indicators/transforms.ts. */
export const transformNames = ['count', 'share', 'rest', 'gap', 'rate', 'published'] as const;
export type TransformName = (typeof transformNames)[number];

const text = z.string().trim().min(1);
/** Response names of the document whose cells play this part. */
const parts = z.array(text).min(1);

const unit = z.enum(Object.keys(indicatorUnits) as [IndicatorUnit, ...IndicatorUnit[]]);

const computation = {
  transform: z.enum(transformNames),
  parts: z.record(z.string(), parts),
};

/** A further figure from the same answer, said beside the value. */
const besideSchema = z.strictObject({ title: text, unit, ...computation });

const computedSchema = z.strictObject({
  state: z.literal('COMPUTED'),
  /** A file of this folder. */
  document: z.string().regex(/^[A-Za-z0-9-]+\.graphql$/),
  ...computation,
  /** Taken where the first computation has nothing: what a publication says itself. */
  otherwise: z.strictObject(computation).optional(),
  beside: z.array(besideSchema).default([]),
  /** Period it is read for where none is asked: a year, a quarter, or years counted as one. */
  period: text,
  /**
   * Further variables of the document by kind of period, such as the table; no other kind of period can be asked.
   * Several years as one are asked of the table by year.
   */
  byPeriod: z.partialRecord(z.enum(['YEAR', 'QUARTER']), z.record(z.string(), text)).default({ YEAR: {} }),
  /** Kind of the wider area that is asked instead, where the figures may not be released for smaller ones. */
  wider: z.enum(areaKinds).optional(),
  /** What one reading needs to be understood, beside the indicator's caveats. */
  caveats: z.array(text).default([]),
});

const unansweredSchema = z.strictObject({
  state: z.enum(['NOT_COLLECTED', 'NOT_APPLICABLE']),
  because: text,
  /** Who would have to collect or publish it; nobody can where it is not applicable. */
  who: text.optional(),
});

const readingSchema = z.discriminatedUnion('state', [computedSchema, unansweredSchema]);

const shape = {
  id: z.string().regex(/^[A-FX]\d[ab]?$/),
  asks: z.array(z.string().regex(/^(6[a-e]|R[1-6])$/)).min(1),
  title: text,
  definition: text,
  numerator: text.optional(),
  denominator: text.optional(),
  unit,
  readings: z
    .partialRecord(z.enum(areaKinds), readingSchema)
    .refine((found) => found.COUNTRY && found.CITY_REGION, 'A reading for COUNTRY and one for CITY_REGION.'),
  caveats: z.array(text),
};

/** The shape of an indicator file: for each basis, the datasets of that basis alone. */
export function indicatorSchema(catalogue: Pick<Catalogue, 'datasets'>) {
  const variant = <Name extends IndicatorBasis>(basis: Name) =>
    z.strictObject({
      ...shape,
      basis: z.literal(basis),
      datasets: z.array(z.enum(datasetsOf(catalogue, basis))),
    });
  return z.discriminatedUnion('basis', [
    variant('DECISION'),
    variant('COHORT'),
    variant('EVENT'),
    variant('STOCK'),
  ]);
}

/** Names of the datasets an indicator of this basis may draw on. A cited figure carries its own definition. */
function datasetsOf({ datasets }: Pick<Catalogue, 'datasets'>, basis: IndicatorBasis): readonly string[] {
  const dated: readonly Basis[] = [...indicatorBases[basis], 'AS_CITED'];
  return datasets.filter((dataset) => dated.includes(dataset.basis)).map(({ name }) => name);
}

export type Indicator = Readonly<z.infer<ReturnType<typeof indicatorSchema>>>;
/** A computation over the parts of an answer. */
export type Computation = Readonly<z.infer<typeof besideSchema>>;
export type ComputedReading = Readonly<z.infer<typeof computedSchema>> & {
  /** The GraphQL document as written. */
  readonly query: string;
};
export type UnansweredReading = Readonly<z.infer<typeof unansweredSchema>>;
export type Reading = ComputedReading | UnansweredReading;

/** An indicator with its documents. */
export interface LoadedIndicator extends Omit<Indicator, 'readings'> {
  readonly readings: Readonly<Partial<Record<AreaKind, Reading>>>;
}
