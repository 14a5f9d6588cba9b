/** The `data` of an answer as it was written. Requests that share a run share it, and what it is sent as. */
export class WrittenData {
  #body: Buffer | undefined;

  constructor(
    /** Its JSON. */
    readonly text: string,
  ) {}

  /** The body of an answer that has nothing beside it. */
  get body(): Buffer {
    this.#body ??= Buffer.from(`{"data":${this.text}}\n`);
    return this.#body;
  }
}
