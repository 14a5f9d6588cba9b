import type { Answer } from '../answerQuestion.js';

/** An answer as data: what the graph gave, what it lacks, and the rows made of it. */
export function answerJson({
  question,
  variables,
  data,
  errors,
  counts,
  records,
  releases,
  silences,
}: Answer): object {
  const { name, title, reading } = question;
  return {
    question: { name, title, reading },
    variables,
    data: data ?? null,
    errors,
    counts,
    records,
    releases,
    silences,
  };
}
