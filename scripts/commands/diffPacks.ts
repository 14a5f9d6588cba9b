import { diffPacks } from '../../gateway/pack/index.js';
import { readPack } from '../pack/readPack.js';

/** `concordat pack diff`: what changed from one pack to another, in words. */
export async function diffPackFolders(before: string, after: string): Promise<void> {
  const sentences = diffPacks(await readPack(before), await readPack(after));
  process.stdout.write(sentences.length > 0 ? `${sentences.join('\n')}\n` : 'The two packs say the same.\n');
}
