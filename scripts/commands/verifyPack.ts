import type { Config } from '../../gateway/config.js';
import {
  askSignedPack,
  compareFigures,
  compareRegions,
  manifestFigures,
  manifestRegions,
  otherReceipt,
  type PackFault,
  receiptPath,
  verifyPack,
} from '../../gateway/pack/index.js';
import type { Ask } from '../../gateway/questions/ask.js';
import { choosePack } from '../pack/choosePack.js';
import { httpAsk } from '../pack/httpAsk.js';
import { reachHub } from '../pack/reachHub.js';
import { readPack } from '../pack/readPack.js';
import { runOnce } from '../pack/runOnce.js';
import { codeOf } from '../systemError.js';
import { type AskingFlags, askingFetch } from './askingOptions.js';
import { answeredPack } from './pack.js';

export interface VerifyOptions {
  readonly config: Config;
  readonly folder: string;
  /** Whether every number is asked for again. */
  readonly hub: boolean;
  readonly asking: AskingFlags;
}

/** `concordat pack verify`: every file against the manifest, and every number against a hub. @returns whether all holds */
export async function verifyPackFolder(options: VerifyOptions): Promise<boolean> {
  const { folder, hub } = options;
  const files = await readPack(folder);
  const { manifest, sha256, faults } = verifyPack(files);
  const receipt = files.find(({ path }) => path === receiptPath)?.bytes;
  const held = manifest && sha256 ? { manifest, sha256, receipt } : undefined;
  const answered = hub && held ? await hubFaults(options, held) : [];
  const all = [...faults, ...answered];
  process.stdout.write(
    all.length > 0
      ? `${all.map(({ where, what }) => `✗ ${where}: ${what}\n`).join('')}`
      : `✓ ${manifest?.files.length} files and ${manifest?.figures.length} figures are as the manifest says${hub ? ', and as the hub answers now' : ''}.\n  Manifest ${sha256}\n`,
  );
  return all.length === 0;
}

interface HeldPack {
  readonly manifest: NonNullable<ReturnType<typeof verifyPack>['manifest']>;
  readonly sha256: string;
  readonly receipt: Uint8Array | undefined;
}

/** What a hub says otherwise now: of the numbers, and of the receipt, whose own signature anybody could have made. */
const hubFaults = (
  { config, asking }: VerifyOptions,
  { manifest, sha256, receipt }: HeldPack,
): Promise<readonly PackFault[]> =>
  runOnce(config.colour, async (running) => {
    const url = await reachHub({ config, fetch, ...running });
    const fetchAs = await askingFetch(config, asking, 'policy');
    const { edition, variant, builtOn } = manifest;
    const { progress } = running;
    const pack = await answeredPack(url, {
      ...choosePack(edition),
      variant,
      builtOn,
      progress,
      fetch: fetchAs,
    });
    const what = receipt && otherReceipt(receipt, await receiptOf(httpAsk(url, fetchAs), sha256));
    return [
      ...compareFigures(manifest.figures, manifestFigures(pack)),
      ...compareRegions(manifest.regions, manifestRegions(pack)),
      ...(what === undefined ? [] : [{ where: receiptPath, what }]),
    ];
  });

const receiptOf = (ask: Ask, sha256: string) =>
  askSignedPack(ask, sha256).then(
    ({ receipt }) => receipt,
    (error: unknown) => {
      if (codeOf(error) === 'PACK_REFUSED') return undefined;
      throw error;
    },
  );
