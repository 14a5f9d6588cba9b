import type { AnswerTextReader } from './readAnswerText.js';

/** Reads the text of an answer for the one who asked for it, if it is as expected, and keeps what was read. */
export class AnswerTaker<Data> {
  data: Data | undefined;

  constructor(private readonly read: AnswerTextReader<Data>) {}

  /** Whether the answer was read. */
  takes(text: string): boolean {
    this.data = this.read(text);
    return this.data !== undefined;
  }
}
