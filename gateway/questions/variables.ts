import { closest } from 'fastest-levenshtein';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { parsePeriodSelection } from '../../schema/protocol/period.js';
import type { SavedQuestion } from './savedQuestion.js';

const longestValue = 200;

/**
 * Values of a question's variables: those given, defaults for the others.
 * @throws ConcordatError ARGUMENT_INVALID, BAD_PERIOD
 */
export function variablesOf(
  question: SavedQuestion,
  given: Iterable<readonly [string, string]>,
): Readonly<Record<string, string>> {
  const values = new Map(
    Object.entries(question.variables).map(([name, variable]) => [name, variable.default]),
  );
  for (const [name, value] of given) {
    if (!values.has(name)) throw unknownVariable(question, name);
    if (value.length > longestValue) throw tooLong(name);
    // A field left empty in a form means that its default is wanted.
    if (value.trim() !== '') values.set(name, value.trim());
  }
  for (const [name, value] of values)
    if (question.variables[name]?.kind === 'period') parsePeriodSelection(value);
  return Object.fromEntries(values);
}

function unknownVariable({ name: question, variables }: SavedQuestion, given: string): ConcordatError {
  const names = Object.keys(variables);
  const found = given.slice(0, 60);
  return new ConcordatError('ARGUMENT_INVALID', {
    what: `The question ${question} has no variable of this name.`,
    expected: names.length > 0 ? `one of ${names.join(', ')}` : 'no variable at all',
    found: `"${found}"`,
    remedy: names.length > 0 ? `The nearest is ${closest(found, names)}.` : 'Ask it without variables.',
  });
}

function tooLong(name: string): ConcordatError {
  return new ConcordatError('ARGUMENT_INVALID', {
    what: `The value of ${name} is too long.`,
    expected: `at most ${longestValue} characters`,
    found: 'more',
    remedy: `Shorten ${name}.`,
  });
}
