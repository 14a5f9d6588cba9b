import path from 'node:path';
import type { PlainDocument } from '../gateway/document/block.js';
import { wordDocument } from '../gateway/document/word/wordDocument.js';
import { writeFiles } from './writeFiles.js';

export interface NamedDocument {
  /** Of its file, without an ending. */
  readonly name: string;
  readonly document: PlainDocument;
}

/** Writes documents as Word files. @returns a line for each @throws ConcordatError ARGUMENT_INVALID */
export async function writeWordFiles(out: string, documents: readonly NamedDocument[]): Promise<string> {
  const files = await Promise.all(
    documents.map(async ({ name, document }) => ({
      path: `${name}.docx`,
      bytes: await wordDocument(document, new Map()),
    })),
  );
  await writeFiles(out, files);
  return documents
    .map(({ name, document }) => `${path.join(out, `${name}.docx`)}: ${document.coverTitle}\n`)
    .join('');
}
