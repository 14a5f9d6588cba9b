/** A file of the pack. */
export interface PackFile {
  /** Path inside the pack's folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export const textFile = (path: string, text: string): PackFile => ({
  path,
  bytes: new TextEncoder().encode(text),
});
