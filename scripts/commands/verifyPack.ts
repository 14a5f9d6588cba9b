import type { Config } from '../../gateway/config.js';
import {
  compareFigures,
  compareRegions,
  manifestFigures,
  manifestRegions,
  type PackFault,
  verifyPack,
} from '../../gateway/pack/index.js';
import { choosePack } from '../pack/choosePack.js';
import { reachHub } from '../pack/reachHub.js';
import { readPack } from '../pack/readPack.js';
import { runOnce } from '../pack/runOnce.js';
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
  const { manifest, sha256, faults } = verifyPack(await readPack(folder));
  const answered = hub && manifest ? await numberFaults(options, manifest) : [];
  const all = [...faults, ...answered];
  process.stdout.write(
    all.length > 0
      ? `${all.map(({ where, what }) => `✗ ${where}: ${what}\n`).join('')}`
      : `✓ ${manifest?.files.length} files and ${manifest?.figures.length} figures are as the manifest says${hub ? ', and as the hub answers now' : ''}.\n  Manifest ${sha256}\n`,
  );
  return all.length === 0;
}

async function numberFaults(
  { config, asking }: VerifyOptions,
  { variant, edition, builtOn, figures, regions }: NonNullable<ReturnType<typeof verifyPack>['manifest']>,
): Promise<readonly PackFault[]> {
  const pack = await runOnce(config.colour, async (running) => {
    const url = await reachHub({ config, fetch, ...running });
    const fetchAs = await askingFetch(config, asking, 'policy');
    return answeredPack(url, {
      ...choosePack(edition),
      variant,
      builtOn,
      progress: running.progress,
      fetch: fetchAs,
    });
  });
  return [
    ...compareFigures(figures, manifestFigures(pack)),
    ...compareRegions(regions, manifestRegions(pack)),
  ];
}
