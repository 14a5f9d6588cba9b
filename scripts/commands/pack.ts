import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { anonymous } from '../../gateway/access/requester.js';
import type { Config } from '../../gateway/config.js';
import {
  askPack,
  buildPack,
  loadStyle,
  type Pack,
  type PackVariant,
  packHtml,
} from '../../gateway/pack/index.js';
import { apiSchemaOf } from '../../gateway/questions/apiSchema.js';
import { loadQuestions } from '../../gateway/questions/loadQuestions.js';
import { wordsOf } from '../../gateway/questions/words.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadFigures } from '../../schema/figures/loadFigures.js';
import { loadProse } from '../../schema/pack/loadProse.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { httpAsk } from '../pack/httpAsk.js';
import { reachHub } from '../pack/reachHub.js';
import { runOnce } from '../pack/runOnce.js';
import type { Progress } from '../progress.js';
import { messageOf } from '../systemError.js';
import { type AskingFlags, askingFetch } from './askingOptions.js';

export interface PackOptions {
  readonly config: Config;
  /** Folder that the pack is written to. */
  readonly out: string;
  readonly variant: PackVariant;
  readonly asking: AskingFlags;
}

/** `concordat pack`: asks a hub, builds the pack and writes it. */
export async function pack({ config, out, variant, asking }: PackOptions): Promise<void> {
  const built = await runOnce(config.colour, async (running) => {
    const url = await reachHub({ config, fetch, ...running });
    // A hub that was started for this has made its demonstration's key by now.
    const fetchAs = await askingFetch(config, asking, 'policy');
    const found = await packFrom(url, {
      variant,
      progress: running.progress,
      builtOn: today(),
      fetch: fetchAs,
    });
    await running.progress.step('Writing the pack', () => write(out, found.html));
    return found.pack;
  });
  process.stdout.write(described(built, path.join(out, fileName)));
}

export interface BuildOptions {
  readonly variant: PackVariant;
  readonly progress: Progress;
  /** YYYY-MM-DD. */
  readonly builtOn: string;
  /** Shows the hub who asks. */
  readonly fetch: typeof fetch;
}

/** Builds a pack from the hub at this address. */
export async function packFrom(url: string, { variant, progress, builtOn, fetch }: BuildOptions) {
  const figures = loadFigures();
  const prose = loadProse();
  const apiSchema = apiSchemaOf(
    readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
  );
  const means = { ask: httpAsk(url, fetch), requester: anonymous, apiSchema, questions: loadQuestions() };
  const answers = await progress.step('Asking the questions of the pack', (note) =>
    askPack({ ...means, note }, figures, variant),
  );
  return progress.step('Drawing the figures', async () => {
    const words = wordsOf(apiSchema, loadCatalogue());
    const built = buildPack({ variant, builtOn, figures, prose, answers, words });
    return { pack: built, html: await packHtml(built, loadStyle()) };
  });
}

const fileName = 'index.html';
const today = (): string => new Date().toISOString().slice(0, 10);

/** A pack that breaks off leaves no half of a file behind. */
async function write(out: string, html: string): Promise<void> {
  const file = path.join(out, fileName);
  const making = `${file}.${process.pid}`;
  try {
    await mkdir(out, { recursive: true });
    await writeFile(making, html);
    await rename(making, file);
  } catch (cause) {
    throw new ConcordatError('ARGUMENT_INVALID', {
      expected: '--out to be a folder that can be written to',
      found: `${out}: ${messageOf(cause)}`,
      remedy: 'Name another folder.',
      cause,
    });
  }
}

function described({ asks, gaps, isSynthetic, variant }: Pack, file: string): string {
  const figures = asks.reduce((sum, ask) => sum + ask.figures.length, 0);
  const kind = variant === 'OFFICIAL' ? 'published figures alone' : "published and partners' figures";
  const mark = isSynthetic ? '\n  SYNTHETIC: it holds invented figures and says so on every page.' : '';
  return `Pack of ${kind}: ${file}\n  ${asks.length} asks, ${figures} figures, ${gaps.length} stated gaps.${mark}\n`;
}
