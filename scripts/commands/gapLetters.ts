import path from 'node:path';
import { gapRequests, packWord } from '../../gateway/pack/index.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { loadProse } from '../../schema/pack/loadProse.js';
import { loadRequests } from '../../schema/pack/requests.js';
import { writePack } from '../pack/writePack.js';

/** `concordat pack letters`: a letter for each stated gap, as Word files. @returns what to print */
export async function writeGapLetters(out: string, builtOn: string): Promise<string> {
  const asks = new Map(loadEvidence().asks.map(({ id, title }) => [id, title]));
  const letters = gapRequests({ gaps: loadProse().gaps, asks, texts: loadRequests(), builtOn });
  const files = await Promise.all(
    letters.map(async ({ name, document }) => ({
      path: `${name}.docx`,
      bytes: await packWord(document, new Map()),
    })),
  );
  await writePack(out, files);
  const lines = letters.map(({ name, document }) => `${path.join(out, `${name}.docx`)}: ${document.title}\n`);
  return `${lines.join('')}${letters.length} letters, as drafts: nobody has signed or sent them.\n`;
}
