import { ConcordatError, type ErrorClass, errorClasses } from '../schema/protocol/errors.js';

/** One exit code for each class of failure; 1 is a failure nobody foresaw, 130 an interrupted command. */
export const exitCodes = {
  usage: 2,
  busy: 3,
  home: 4,
  database: 5,
  migration: 6,
  data: 7,
  question: 8,
  access: 9,
} as const satisfies Record<ErrorClass, number>;

/** The exit code of a command that ended with this error. */
export function exitCodeOf(error: unknown): number {
  return error instanceof ConcordatError ? exitCodes[errorClasses[error.code]] : 1;
}

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
