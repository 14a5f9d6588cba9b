import { z } from 'zod';
import { periodKind } from '../protocol/period.js';

/** The two documents whose claims are registered. */
export const sources = {
  LETTER:
    'Letter of the London Assembly Police and Crime Committee to the Deputy Mayor for Policing and Crime.',
  PRESS_RELEASE: 'Press release of 2017 on the anti-trafficking conference at City Hall.',
} as const;

/** How far a claim survives a check. */
export const standings = {
  HOLDS: 'It recomputes or stands as what its source says.',
  HOLDS_WITH_CAVEAT: 'The figure is right, but only with the caveat beside it.',
  MISSTATED: 'The figure, its population, place, period or measure is not what the source says.',
  SUPERSEDED: 'It was right or open when written and is not today: a later figure exists.',
  NOT_REPRODUCIBLE: 'Nobody can recompute it: counts, method or source are missing.',
} as const;

/** How we know what we say. */
export const certainties = {
  READ_IN_SOURCE: 'Read in the source named.',
  COMPUTED: 'Computed from figures read in a source.',
  GENERAL_KNOWLEDGE: 'General knowledge, not verified in a source.',
} as const;

/** Where a counter-argument comes from. */
export const origins = {
  STATED_BY_GOVERNMENT: 'Made by a minister, a department or its publications.',
  ANTICIPATED: 'Not known to have been made; a careful reader of the source could make it.',
} as const;

/** What the result of a recomputation is. */
export const resultUnits = {
  COUNT: 'A number of people, cases or things.',
  PERCENT: 'A share or change in per cent.',
  PERCENTAGE_POINTS: 'A difference between two percentages.',
  TIMES: 'How many times one number is another.',
} as const;

/** What a cited value is. */
export const figureKinds = {
  COUNT: 'A number of people, cases or things.',
  PERCENT: 'A percentage published without its counts.',
  MEAN_DAYS: 'An average number of days.',
  MEAN_MONTHS: 'An average number of months.',
} as const;

/** How a cited value relates to the true one where the source does not give it exactly. */
export const approximations = {
  ABOUT: 'The source says about.',
  MORE_THAN: 'The source says more than.',
  AT_LEAST: 'The source says at least, or it is the lower end of a range.',
  AT_MOST: 'The source says at most, or it is the upper end of a range.',
} as const;

export type Source = keyof typeof sources;
export type Standing = keyof typeof standings;
export type Certainty = keyof typeof certainties;
export type Origin = keyof typeof origins;
export type ResultUnit = keyof typeof resultUnits;
export type FigureKind = keyof typeof figureKinds;
export type Approximation = keyof typeof approximations;

const keyOf = <Key extends string>(table: Readonly<Record<Key, string>>) =>
  z.enum(Object.keys(table) as [Key, ...Key[]]);
const text = z.string().trim().min(1);
const texts = z.array(text);
const date = z.iso.date();
const upperSnake = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
const kebab = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const recommendationId = z.string().regex(/^R[1-6]$/);
const askId = z.string().regex(/^6[a-e]$/);
const claimId = z.string().regex(/^[LP]\d\d$/);
const certainty = keyOf(certainties);
const source = keyOf(sources);
export const standingSchema = keyOf(standings);
const topics = z.strictObject({ asks: z.array(askId), recommendations: z.array(recommendationId) });

export const sourceDocumentSchema = z.strictObject({
  id: source,
  title: text,
  from: text,
  to: text,
  dated: z.string().regex(/^\d{4}(?:-\d\d){0,2}$/),
  note: text,
});

export const recommendationSchema = z.strictObject({
  id: recommendationId,
  title: text,
  addressee: text,
  text,
  items: texts,
  deadlines: z.array(z.strictObject({ what: text, asWritten: text, date })).min(1),
});

export const askSchema = z.strictObject({
  id: askId,
  recommendation: recommendationId,
  title: text,
  asWritten: text,
  callsFor: text,
  changedSince: text.optional(),
});

export const recomputationSchema = z.strictObject({
  finding: text,
  expression: z.string().regex(/^[\d.+\-*/() ]+$/),
  inputs: z.array(z.strictObject({ value: z.number(), what: text, certainty })).min(1),
  result: z.strictObject({ value: z.number(), unit: keyOf(resultUnits), decimals: z.int().min(0).max(4) }),
});

export const claimSchema = z
  .strictObject({
    id: claimId,
    source,
    title: text,
    quotations: texts.min(1),
    figuresAsWritten: texts.min(1),
    population: text,
    period: text,
    geography: text,
    sourceNamed: text,
    recomputations: z.array(recomputationSchema),
    /** Why there is nothing to recompute; stands exactly where the list above is empty. */
    notRecomputed: text.optional(),
    problems: z.array(z.strictObject({ text, certainty })),
    sayInstead: text,
    standing: standingSchema,
    because: text,
    supports: topics,
    counterArguments: z.array(kebab),
  })
  .refine((claim) => (claim.recomputations.length === 0) === (claim.notRecomputed !== undefined), {
    message: 'a claim has recomputations or says in notRecomputed why it has none',
  });

export const counterArgumentSchema = z.strictObject({
  id: kebab,
  title: text,
  says: text,
  answer: text,
  origin: keyOf(origins),
  certainty,
  answers: topics,
});

const side = z.strictObject({ where: text, says: text });

export const contradictionSchema = z.strictObject({
  id: kebab,
  title: text,
  first: side,
  second: side,
  resolution: text,
  claims: z.array(claimId),
});

export const citedFigureSchema = z.strictObject({
  id: upperSnake,
  title: text,
  measure: upperSnake,
  kind: keyOf(figureKinds),
  area: z.string().regex(/^[A-Z]\d{8}$/),
  /** In the protocol's notation, so that it can stand in a cell; a financial year as the two years it touches. */
  period: z
    .string()
    .refine((period) => periodKind(period) !== undefined, { message: 'a period of the protocol' }),
  periodAsWritten: text,
  value: z.int().nonnegative(),
  approximate: keyOf(approximations).optional(),
  certainty,
  source: text,
  caveat: text.optional(),
});

export type SourceDocument = Readonly<z.infer<typeof sourceDocumentSchema>>;
export type Recommendation = Readonly<z.infer<typeof recommendationSchema>>;
export type Ask = Readonly<z.infer<typeof askSchema>>;
export type Recomputation = Readonly<z.infer<typeof recomputationSchema>>;
export type Claim = Readonly<z.infer<typeof claimSchema>>;
export type CounterArgument = Readonly<z.infer<typeof counterArgumentSchema>>;
export type Contradiction = Readonly<z.infer<typeof contradictionSchema>>;
export type CitedFigure = Readonly<z.infer<typeof citedFigureSchema>>;

/** Everything the evidence register holds. */
export interface Evidence {
  readonly sources: readonly SourceDocument[];
  readonly recommendations: readonly Recommendation[];
  readonly asks: readonly Ask[];
  readonly claims: readonly Claim[];
  readonly counterArguments: readonly CounterArgument[];
  readonly contradictions: readonly Contradiction[];
  readonly citedFigures: readonly CitedFigure[];
}
