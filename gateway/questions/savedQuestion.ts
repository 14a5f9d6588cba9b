import type { DocumentNode } from 'graphql';
import { z } from 'zod';

/** What a variable of a question is, so that a form can offer the right field for it. */
export const variableKinds = ['cityRegion', 'area', 'period', 'text'] as const;

const text = z.string().trim().min(1);

const variableSchema = z.strictObject({
  description: text,
  default: text,
  kind: z.enum(variableKinds),
});

/** Which tidy rows become a chart, as pure data. Guidance followed: Government Analysis Function, charts. */
const chartSchema = z.strictObject({
  measure: text,
  mark: z.enum(['line', 'bar']),
  /** What the length or height shows. */
  show: z.enum(['value', 'percent']),
  /** The column of the categories along the axis. */
  along: text.default('period'),
  /** The column that makes several series; at most four fit a chart. */
  series: text.optional(),
  /** Keeps rows with these codes; the period LAST is the last one answered. */
  where: z.record(z.string(), z.array(z.string())).default({}),
  /** Filled in from what is drawn: see chart/chartTexts.ts. */
  headline: text,
  subtitle: text,
});

export const questionSchema = z.strictObject({
  title: text,
  question: text,
  /** How to read the answer. */
  reading: z.array(text).min(1),
  variables: z.record(z.string(), variableSchema),
  /** Headings for measures, by the path of response names that a tidy row carries. */
  measures: z.record(z.string(), text).default({}),
  /** Facts of the area asked about that stand as columns beside its figures, with their headings. */
  beside: z.record(z.string(), text).default({}),
  /** Measures of records that stand below the figures instead of above them. */
  below: z.array(text).default([]),
  chart: chartSchema.optional(),
});

export type Chart = Readonly<z.infer<typeof chartSchema>>;
export type Variable = Readonly<z.infer<typeof variableSchema>>;

/** A question somebody wrote down once: a GraphQL document with what has to be known to ask and to read it. */
export interface SavedQuestion extends Readonly<z.infer<typeof questionSchema>> {
  readonly name: string;
  /** The GraphQL document as written. */
  readonly source: string;
  readonly document: DocumentNode;
}

/** Questions that belong together under a heading: those of one ask, or of one topic. */
export const groupSchema = z.strictObject({
  title: text,
  /** The ask they are evidence for, 6a to 6e. */
  ask: text.optional(),
  questions: z.array(text).min(1),
});

export type GroupOfNames = Readonly<z.infer<typeof groupSchema>>;

export interface QuestionGroup extends Omit<GroupOfNames, 'questions'> {
  readonly questions: readonly SavedQuestion[];
}

/** The saved questions, in the order in which they are shown. */
export interface SavedQuestions {
  readonly all: readonly SavedQuestion[];
  /** The same questions under their headings. */
  readonly groups: readonly QuestionGroup[];
  /** @throws ConcordatError UNKNOWN_QUESTION, naming the nearest. */
  readonly require: (name: string) => SavedQuestion;
}
