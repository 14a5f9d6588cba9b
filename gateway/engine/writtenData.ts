import type { JsonBytes } from './project/jsonBytes.js';

const before = Buffer.from('{"data":');
const after = Buffer.from('}\n');

/** The `data` of an answer as it was written. Requests that share a run share it. */
export class WrittenData {
  private constructor(
    /** The body of an answer that has nothing beside it. */
    readonly body: Buffer,
  ) {}

  /** What is written; undefined where that has to be null. */
  static write(out: JsonBytes, write: () => boolean): WrittenData | undefined {
    out.at = 0;
    out.piece(before);
    if (!write()) return undefined;
    out.piece(after);
    return new WrittenData(out.take());
  }

  /** Its JSON. */
  get text(): string {
    return this.body.toString('utf8', before.length, this.body.length - after.length);
  }
}
