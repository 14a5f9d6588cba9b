/** One thing wrong with a release. Never quotes a value that the rule would hide. */
export interface Fault {
  readonly place: string;
  readonly expected: string;
  readonly found: string;
  /** What to do, where the rest doesn't say it. */
  readonly remedy?: string;
}
