import { readdirSync, readFileSync } from 'node:fs';
import { closest } from 'fastest-levenshtein';
import { parse } from 'graphql';
import { z } from 'zod';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { questionSchema, type SavedQuestion, type SavedQuestions } from './savedQuestion.js';

const documents = new URL('../../schema/documents/', import.meta.url);

/** Reads every question of a folder: `<name>.graphql` beside `<name>.json`. @throws ConcordatError DATA_INVALID */
export function loadQuestions(folder: URL = documents): SavedQuestions {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.slice(0, -'.graphql'.length))
    .sort();
  const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
  return questionsOf(names.map((name) => parseQuestion(name, read(`${name}.graphql`), read(`${name}.json`))));
}

/** @throws ConcordatError DATA_INVALID */
export function parseQuestion(name: string, source: string, description: string): SavedQuestion {
  const parsed = questionSchema.safeParse(JSON.parse(description));
  if (parsed.success) return { ...parsed.data, name, source, document: parse(source, { noLocation: true }) };
  throw new ConcordatError('DATA_INVALID', {
    expected: 'a question as gateway/questions/savedQuestion.ts declares it',
    found: z.prettifyError(parsed.error),
    remedy: `Correct schema/documents/${name}.json.`,
  });
}

export function questionsOf(all: readonly SavedQuestion[]): SavedQuestions {
  const byName = new Map(all.map((question) => [question.name, question]));
  const require = (name: string) => {
    const found = byName.get(name);
    if (found === undefined) throw unknownQuestion(name, [...byName.keys()]);
    return found;
  };
  return { all, require };
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
