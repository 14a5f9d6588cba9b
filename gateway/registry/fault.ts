/** One thing wrong with a release. Never quotes a value that the rule would hide. */
export interface Fault {
  readonly place: string;
  readonly expected: string;
  readonly found: string;
}
