import { z } from 'zod';

const text = z.string().trim().min(1);
const name = z.string().regex(/^[a-z][A-Za-z]*$/);

/** One figure of the answer: the row of a measure that these columns pick out, or a published text of a cited figure. */
const pickedSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ROW'),
    measure: text,
    where: z.record(z.string(), text).default({}),
    show: z.enum(['value', 'percent', 'denominator']),
  }),
  /** A share published without its counts, which is no cell: `53%`. */
  z.strictObject({ kind: z.literal('CITED'), id: text }),
  /** Share of one named count in another, made from the two as released. */
  z.strictObject({ kind: z.literal('SHARE'), of: name, in: name }),
]);

/** Which rows are drawn, and how. Guidance followed: Government Analysis Function, charts. */
const chartSchema = z.strictObject({
  /** Measures of the answer; rows of several stand in one chart only where one is counted within another. */
  measures: z.array(text).min(1),
  mark: z.enum(['line', 'bar']),
  show: z.enum(['value', 'percent']),
  /** The column of the categories along the axis; `measure` where each measure is one. */
  along: text.default('period'),
  /** The column that makes several series; at most four fit a chart. */
  series: text.optional(),
  /** Which owners are drawn: those that show anything, or the one that shows most. */
  owners: z.enum(['SHOWING', 'FULLEST']).default('SHOWING'),
  /** Keeps rows with these codes, of the rows that have the column; the period LAST is the last one answered. */
  where: z.record(z.string(), z.array(text)).default({}),
  /** Short names for categories, in the order in which they are drawn; `{period}` is the row's. */
  labels: z.record(z.string(), text).default({}),
});

/** What is said where the figure cannot stand in a pack. */
const missingSchema = z.strictObject({
  what: text,
  /** Who would have to collect or publish it. */
  who: text,
});

export const figureSchema = z
  .strictObject({
    /** The ask and a number: the figure is printed as "Figure 6a.1". */
    id: z.string().regex(/^6[a-e]\.[1-9]$/),
    ask: z.string().regex(/^6[a-e]$/),
    /** True where it draws on published figures alone. */
    official: z.boolean(),
    /** A saved question: `schema/documents/<document>.graphql`. */
    document: text,
    variables: z.record(z.string(), text).default({}),
    chart: chartSchema,
    /** Numbers that texts name as `{positiveAfter}`, and their period as `{positiveAfter.period}`. */
    values: z.record(name, pickedSchema).default({}),
    /** The value that stands for the ask in the summary. */
    key: name.optional(),
    /** Headline: what the figure shows, in a sentence without its full stop. */
    title: text,
    /** Measure, geography and period. */
    subtitle: text,
    /** What has to be known to read it, beside the caveats of its releases. */
    caveats: z.array(text).default([]),
    notes: z.array(text).default([]),
    /** The stated gap in its place: where figures of partners are left out, or nothing was answered. */
    missing: missingSchema,
  })
  .refine(({ id, ask }) => id.startsWith(`${ask}.`), { message: 'the id begins with the ask' })
  .refine(({ key, values }) => key === undefined || key in values, {
    message: 'the key is one of the values',
  });

/** A figure of the pack, as data. Its source line and its text alternative come from the answer. */
export type Figure = Readonly<z.infer<typeof figureSchema>>;
export type FigureChart = Figure['chart'];
export type PickedValue = Readonly<z.infer<typeof pickedSchema>>;

/** Every text of a figure that is prose, so that it can be searched for literal numbers. */
export const figureTexts = (figure: Figure): readonly string[] => [
  figure.title,
  figure.subtitle,
  ...figure.caveats,
  ...figure.notes,
  ...Object.values(figure.chart.labels),
  ...Object.values(figure.missing),
];
