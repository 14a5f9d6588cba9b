import { readFileSync } from 'node:fs';
import path from 'node:path';
import { anonymous } from '../../gateway/access/requester.js';
import type { Config } from '../../gateway/config.js';
import { askPack, askSignedPack, buildPack, type Pack, packFiles } from '../../gateway/pack/index.js';
import { apiSchemaOf } from '../../gateway/questions/apiSchema.js';
import { loadQuestions } from '../../gateway/questions/loadQuestions.js';
import { wordsOf } from '../../gateway/questions/words.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadFigures } from '../../schema/figures/loadFigures.js';
import { loadIndicators } from '../../schema/indicators/loadIndicators.js';
import { loadProse } from '../../schema/pack/loadProse.js';
import { type ChosenPack, choosePack } from '../pack/choosePack.js';
import { httpAsk } from '../pack/httpAsk.js';
import { cachedFiles } from '../pack/packCache.js';
import { reachHub } from '../pack/reachHub.js';
import { runOnce } from '../pack/runOnce.js';
import { writePack } from '../pack/writePack.js';
import type { Progress } from '../progress.js';
import { type AskingFlags, askingFetch } from './askingOptions.js';

export interface PackOptions {
  readonly config: Config;
  /** Folder that the pack is written to. */
  readonly out: string;
  /** Which pack: `whole`, `official`, `ask:6a`. */
  readonly asked: string;
  /** Hash of the registered pack whose place it takes. */
  readonly replaces: string | undefined;
  readonly asking: AskingFlags;
}

/** `concordat pack`: asks a hub, builds the pack and writes it. */
export async function pack({ config, out, asked, replaces, asking }: PackOptions): Promise<void> {
  const chosen = choosePack(asked);
  const built = await runOnce(config.colour, async (running) => {
    const url = await reachHub({ config, fetch, ...running });
    // A hub that was started for this has made its demonstration's key by now.
    const fetchAs = await askingFetch(config, asking, 'policy');
    const { progress } = running;
    const cache = path.join(config.home, 'packs');
    const made = { ...chosen, replaces, progress, builtOn: today(), fetch: fetchAs, cache };
    const found = await packFrom(url, made);
    await running.progress.step('Writing the pack', () => writePack(out, found.files));
    return found.pack;
  });
  process.stdout.write(described(built, path.join(out, 'index.html')));
}

export interface BuildOptions extends ChosenPack {
  /** Hash of the registered pack whose place it takes. */
  readonly replaces?: string | undefined;
  readonly progress: Progress;
  /** YYYY-MM-DD. */
  readonly builtOn: string;
  /** Shows the hub who asks. */
  readonly fetch: typeof fetch;
  /** Folder in which the files of earlier packs are kept. */
  readonly cache?: string;
}

/** Builds a pack from the hub at this address, and its files. */
export async function packFrom(url: string, options: BuildOptions) {
  const built = await answeredPack(url, options);
  const { cache, progress } = options;
  const files = await progress.step('Making the files', (note) => {
    const make = () => packFiles(built, note);
    return cache === undefined ? make() : cachedFiles(cache, built, make);
  });
  return { pack: built, files };
}

/** The pack of what the hub at this address answers. */
export async function answeredPack(url: string, options: BuildOptions): Promise<Pack> {
  const { variant, edition, replaces, progress, builtOn, fetch } = options;
  const catalogue = loadCatalogue();
  const figures = loadFigures();
  const prose = loadProse();
  const apiSchema = apiSchemaOf(
    readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
  );
  const means = {
    ask: httpAsk(url, fetch),
    requester: anonymous,
    apiSchema,
    questions: loadQuestions(),
    areas: loadAreas(),
    catalogue,
    indicators: loadIndicators(catalogue),
  };
  const answers = await progress.step('Asking the questions of the pack', (note) =>
    askPack({ ...means, note }, figures, { variant, edition }),
  );
  const words = wordsOf(apiSchema, catalogue);
  const replaced = replaces === undefined ? undefined : await askSignedPack(means.ask, replaces);
  return buildPack({ variant, edition, builtOn, figures, prose, answers, words, replaced });
}

const today = (): string => new Date().toISOString().slice(0, 10);

function described({ asks, gaps, isSynthetic, variant }: Pack, file: string): string {
  const figures = asks.reduce((sum, ask) => sum + ask.figures.length, 0);
  const kind = variant === 'OFFICIAL' ? 'published figures alone' : "published and partners' figures";
  const mark = isSynthetic ? '\n  SYNTHETIC: it holds invented figures and says so on every page.' : '';
  return `Pack of ${kind}: ${file}\n  ${counted(asks.length, 'ask')}, ${counted(figures, 'figure')}, ${counted(gaps.length, 'stated gap')}; as HTML, PDF, Word, ODS, CSV, SVG and PNG.${mark}\n`;
}

const counted = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;
