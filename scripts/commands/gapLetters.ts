import { gapRequests } from '../../gateway/pack/index.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { loadProse } from '../../schema/pack/loadProse.js';
import { loadRequests } from '../../schema/pack/requests.js';
import { writeWordFiles } from '../writeWordFiles.js';

/** `concordat pack letters`: letters for each stated gap, as Word files. @returns what to print */
export async function writeGapLetters(out: string, builtOn: string): Promise<string> {
  const asks = new Map(loadEvidence().asks.map(({ id, title }) => [id, title]));
  const letters = gapRequests({ gaps: loadProse().gaps, asks, texts: loadRequests(), builtOn });
  const lines = await writeWordFiles(out, letters);
  return `${lines}${letters.length} letters, as drafts: nobody has signed or sent them.\n`;
}
