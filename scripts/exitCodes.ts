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
