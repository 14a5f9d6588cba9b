import { readdirSync, readFileSync } from 'node:fs';

/** A paragraph of the pack's words, in the file it stands in. */
export interface ProseParagraph {
  readonly file: URL;
  readonly name: string;
  /** On one line; numbers are named as `{6a.1:before}`. */
  readonly text: string;
  /** As it stands in the file. */
  readonly written: string;
}

/** Every paragraph of the Markdown files of a folder; headings are none. */
export function proseParagraphs(folder: URL): readonly ProseParagraph[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return names.flatMap((name) => {
    const file = new URL(name, folder);
    const parts = readFileSync(file, 'utf8').split(/\n\s*\n/);
    return parts
      .map((written) => written.trim())
      .filter((written) => written !== '' && !written.startsWith('#'))
      .map((written) => ({ file, name, written, text: written.replace(/\s+/g, ' ') }));
  });
}

/** The file of a paragraph with another text in its place. */
export const withParagraph = ({ file, written }: ProseParagraph, text: string): string =>
  readFileSync(file, 'utf8').replace(written, () => text);
