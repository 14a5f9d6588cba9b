import { ConcordatError } from '../../../schema/protocol/errors.js';
import { explainError } from '../../../schema/protocol/explainError.js';

/** Ends a service that can't run: with what is expected, found and to do where that was foreseen, else with where it happened. */
export function tellAndStop(error: unknown): never {
  process.stderr.write(`${explainError(error, !(error instanceof ConcordatError))}\n`);
  process.exit(1);
}
