/**
 * Every code of an error that stops a command or a start, with the class it belongs to.
 * The command line turns the class into an exit code, so that a script can tell failures apart.
 */
export const errorClasses = {
  CONFIGURATION_INVALID: 'usage',
  ARGUMENT_INVALID: 'usage',
  HOME_IN_USE: 'busy',
  HOME_NOT_WRITABLE: 'home',
  HOME_DAMAGED: 'home',
  PORT_IN_USE: 'busy',
  PORT_NOT_PERMITTED: 'busy',
  DATABASE_BINARIES_UNUSABLE: 'database',
  DATABASE_NOT_STARTED: 'database',
  DATABASE_DIED: 'database',
  DATABASE_OUT_OF_REACH: 'database',
  DATABASE_UNSUITABLE: 'database',
  MIGRATIONS_FOLDER_MISSING: 'migration',
  MIGRATION_MISSING: 'migration',
  MIGRATION_EDITED: 'migration',
  MIGRATION_FAILED_BEFORE: 'migration',
  MIGRATION_REFUSED: 'migration',
  DATA_INVALID: 'data',
  UNKNOWN_AREA: 'question',
  BAD_PERIOD: 'question',
  BAD_DATE: 'question',
  TABLE_NOT_DECLARED: 'question',
  PERIOD_NOT_IN_TABLE: 'question',
  AREA_NOT_IN_TABLE: 'question',
  PERIOD_OUTSIDE_RELEASE: 'question',
  VINTAGE_NOT_LOADED: 'question',
  UNKNOWN_ID: 'question',
  UNKNOWN_QUESTION: 'question',
  RELEASE_REFUSED: 'data',
  HUB_OUT_OF_REACH: 'busy',
  UNAUTHENTICATED: 'access',
  PURPOSE_NOT_PERMITTED: 'access',
  AUDIT_REFUTED: 'data',
  AUDIT_UNREADABLE: 'data',
  SUPERGRAPH_MISSING: 'database',
  SUBGRAPHS_NOT_STARTED: 'busy',
  SUBGRAPHS_DIED: 'busy',
  SUBGRAPH_REFUSED: 'data',
  AGREEMENT_REFUSED: 'data',
  SUBGRAPH_UNKNOWN: 'question',
  TABLE_REQUEST_REFUSED: 'data',
  PACK_REFUSED: 'data',
} as const;

/** A code of the table above. */
export type ErrorCode = keyof typeof errorClasses;

/** The classes of failure a script may want to tell apart. */
export type ErrorClass = (typeof errorClasses)[ErrorCode];

/** What a reader needs to get on: the three parts every message of this house has. */
export interface ErrorParts {
  /** What went wrong, as a sentence, where the three parts don't say it. */
  readonly what?: string;
  readonly expected: string;
  readonly found: string;
  /** What to do, as an instruction. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** A failure we foresaw: it says what was expected, what was found and what to do, and needs no stack. */
export class ConcordatError extends Error {
  override readonly name = 'ConcordatError';
  readonly what: string | undefined;
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;

  constructor(
    readonly code: ErrorCode,
    parts: ErrorParts,
  ) {
    super(messageOf(parts), { cause: parts.cause });
    this.what = parts.what;
    this.expected = parts.expected;
    this.found = parts.found;
    this.remedy = parts.remedy;
  }
}

function messageOf({ what, expected, found, remedy }: ErrorParts): string {
  return `${what ? `${what} ` : ''}Expected ${expected}; found ${found}. ${remedy}`;
}
