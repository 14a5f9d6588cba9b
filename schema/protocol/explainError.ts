import { ConcordatError } from './errors.js';

/** An error as text for a terminal: three lines if we foresaw it; a stack only on request. */
export function explainError(error: unknown, isDebugging: boolean): string {
  const stack = isDebugging && error instanceof Error ? `\n${stackOf(error)}` : '';
  if (error instanceof ConcordatError) {
    const what = error.what ? `\n  ${error.what}` : '';
    return `${error.code}${what}\n  expected  ${error.expected}\n  found     ${error.found}\n  do        ${error.remedy}${stack}`;
  }
  const message = error instanceof Error ? error.message : String(error);
  const advice = isDebugging ? '' : '\n  Run it again with --debug for where it happened.';
  return `Unforeseen error: ${message}${advice}${stack}`;
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
