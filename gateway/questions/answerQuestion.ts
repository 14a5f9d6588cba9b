import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import type { Requester } from '../access/requester.js';
import { type AnswerError, errorsOf } from './answerError.js';
import type { Ask } from './ask.js';
import type { SavedQuestion } from './savedQuestion.js';
import { tidy } from './tidy/tidy.js';
import type { TidyAnswer } from './tidy/tidyRow.js';

/** A saved question with what was answered to it. */
export interface Answer extends TidyAnswer {
  readonly question: SavedQuestion;
  readonly variables: Readonly<Record<string, string>>;
  readonly data: FormattedExecutionResult['data'];
  readonly errors: readonly AnswerError[];
}

export interface Asking {
  readonly ask: Ask;
  readonly requester: Requester;
  readonly apiSchema: GraphQLSchema;
}

/** Puts a saved question under the requester's own authority and makes rows of the answer. */
export async function answerQuestion(
  { ask, requester, apiSchema }: Asking,
  question: SavedQuestion,
  variables: Readonly<Record<string, string>>,
): Promise<Answer> {
  const result = await ask({ query: question.source, variables }, requester);
  const { document } = question;
  const rows = tidy(apiSchema, { document, variables, data: result.data });
  return { ...rows, question, variables, data: result.data, errors: errorsOf(result) };
}

/** True where nothing at all was answered, and errors say why. */
export const isUnanswered = ({ counts, records, errors }: Answer): boolean =>
  errors.length > 0 && counts.length === 0 && records.length === 0;

/** True where something invented is in the answer: every format then says so. */
export const isSynthetic = ({ counts, records }: TidyAnswer): boolean =>
  counts.some(({ provenance }) => provenance === 'SYNTHETIC') ||
  records.some(({ values }) => Object.values(values).flat().some(saysSynthetic));

/** Texts of a demonstration begin with the word, and entries have it as their provenance. */
const saysSynthetic = (fact: string | number | boolean | null): boolean =>
  typeof fact === 'string' && fact.includes('SYNTHETIC');
