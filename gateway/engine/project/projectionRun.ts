import type { FieldFault, PathPart } from '../run/fieldFault.js';
import { remarksOn } from '../run/remarks.js';
import type { JsonBytes } from './jsonBytes.js';

/** An error as it goes to the client. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly PathPart[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Turns the place of an error in fetched data into the response paths it has. */
export type Relocate = (below: readonly PathPart[]) => readonly (readonly PathPart[])[];

/** Errors that an answer holds; what is beyond says only that it is there. */
const mostErrors = 1_000;
const leftOut: AnswerError = {
  message: 'More errors are left out.',
  extensions: { code: 'ERRORS_LEFT_OUT' },
};

/**
 * One pass over the data. The first pass ends where anything is wrong; then a second one keeps track of where it is and
 * goes to the end.
 */
export class ProjectionRun {
  readonly path: PathPart[] = [];
  readonly errors: AnswerError[] = [];

  constructor(
    readonly out: JsonBytes,
    readonly isTracking: boolean,
  ) {}

  /** Notes an error here. The value is null, which is nobody's to show. */
  fail(message: string, code: string): false {
    if (this.isTracking) this.#push({ message, path: [...this.path], extensions: { code } });
    return false;
  }

  /** Notes what a fault says, at the places below that it happened at. */
  failWith({ errors }: FieldFault, relocate: Relocate): false {
    if (!this.isTracking) return false;
    for (const { message, extensions, below } of errors) {
      const places = below.length === 0 ? [[]] : relocate(below);
      for (const place of places) this.#push({ message, path: [...this.path, ...place], extensions });
    }
    return false;
  }

  /** Notes what was said beside a value, which stays. Only while tracking. */
  remark(value: object): void {
    for (const { message, extensions } of remarksOn(value)) {
      this.#push({ message, path: [...this.path], extensions });
    }
  }

  #push(error: AnswerError): void {
    if (this.errors.length < mostErrors) this.errors.push(error);
    else if (this.errors.length === mostErrors) this.errors.push(leftOut);
  }
}

/**
 * Writes a value as JSON. False where it must be null and its place doesn't say yet whether it may: what was written of
 * it has to be taken back.
 */
export type Writer = (value: unknown, run: ProjectionRun) => boolean;
