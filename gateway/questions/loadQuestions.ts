import { readdirSync, readFileSync } from 'node:fs';
import { closest } from 'fastest-levenshtein';
import { parse } from 'graphql';
import { z } from 'zod';
import { ConcordatError } from '../../schema/protocol/errors.js';
import {
  type GroupOfNames,
  groupSchema,
  type QuestionGroup,
  questionSchema,
  type SavedQuestion,
  type SavedQuestions,
} from './savedQuestion.js';

const documents = new URL('../../schema/documents/', import.meta.url);

/**
 * Reads every question of a folder: `<name>.graphql` beside `<name>.json`, in the order of `groups.json`.
 * @throws ConcordatError DATA_INVALID
 */
export function loadQuestions(folder: URL = documents): SavedQuestions {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.slice(0, -'.graphql'.length))
    .sort();
  const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
  const all = names.map((name) => parseQuestion(name, read(`${name}.graphql`), read(`${name}.json`)));
  return questionsOf(all, parseGroups(read('groups.json')));
}

/** @throws ConcordatError DATA_INVALID */
export function parseQuestion(name: string, source: string, description: string): SavedQuestion {
  const parsed = questionSchema.safeParse(JSON.parse(description));
  if (parsed.success) return { ...parsed.data, name, source, document: parse(source, { noLocation: true }) };
  throw invalid('a question', parsed.error, `${name}.json`);
}

function parseGroups(source: string): readonly GroupOfNames[] {
  const parsed = z.array(groupSchema).safeParse(JSON.parse(source));
  if (parsed.success) return parsed.data;
  throw invalid('groups', parsed.error, 'groups.json');
}

const invalid = (what: string, error: z.ZodError, file: string) =>
  new ConcordatError('DATA_INVALID', {
    expected: `${what} as gateway/questions/savedQuestion.ts declares it`,
    found: z.prettifyError(error),
    remedy: `Correct schema/documents/${file}.`,
  });

/**
 * The questions group by group; one that stands in no group comes last, so that it is never lost.
 * @throws ConcordatError UNKNOWN_QUESTION where a group names a question nobody saved.
 */
export function questionsOf(
  saved: readonly SavedQuestion[],
  grouping: readonly GroupOfNames[] = [],
): SavedQuestions {
  const byName = new Map(saved.map((question) => [question.name, question]));
  const require = (name: string) => {
    const found = byName.get(name);
    if (found === undefined) throw unknownQuestion(name, [...byName.keys()]);
    return found;
  };
  const named = grouping.map((group) => ({ ...group, questions: group.questions.map(require) }));
  const groups = [...named, ...ungrouped(saved, named)];
  return { all: groups.flatMap(({ questions }) => questions), groups, require };
}

function ungrouped(
  saved: readonly SavedQuestion[],
  groups: readonly QuestionGroup[],
): readonly QuestionGroup[] {
  const questions = saved.filter((question) => !groups.some((group) => group.questions.includes(question)));
  return questions.length > 0 ? [{ title: 'Further questions', questions }] : [];
}

function unknownQuestion(asked: string, names: readonly string[]): ConcordatError {
  const found = asked.slice(0, 60);
  const nearest = names.length > 0 ? closest(found, [...names]) : undefined;
  return new ConcordatError('UNKNOWN_QUESTION', {
    what: 'There is no such saved question.',
    expected: `one of ${names.join(', ')}`,
    found: `"${found}"`,
    remedy: nearest === undefined ? 'Save a question under schema/documents.' : `The nearest is ${nearest}.`,
  });
}
