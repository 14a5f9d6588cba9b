import { readFile } from 'node:fs/promises';
import { loadQuestions } from '../../gateway/questions/loadQuestions.js';
import { ConcordatError } from '../../schema/protocol/errors.js';

/** The text of a saved question, or of a file that ends in `.graphql`. @throws ConcordatError UNKNOWN_QUESTION, ARGUMENT_INVALID */
export async function readOperation(document: string): Promise<string> {
  if (!document.endsWith('.graphql')) return loadQuestions().require(document).source;
  return readFile(document, 'utf8').catch((cause: unknown) => {
    throw new ConcordatError('ARGUMENT_INVALID', {
      expected: `the file ${document} to be readable`,
      found: 'no such file',
      remedy: 'Name a saved question (npm run -s concordat -- query --list), or a file with one operation.',
      cause,
    });
  });
}
