import { type Command, Option } from 'commander';
import { readConfig } from '../../gateway/config.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { type AskingFlags, withAskingOptions } from './askingOptions.js';

interface PackFlags extends AskingFlags {
  readonly out?: string;
  readonly provenance: 'all' | 'official';
}

/** `concordat pack --out DIR [--provenance official]` builds the evidence pack; `verify` and `diff` look at one. */
export function addPackCommand(program: Command): void {
  const command = withAskingOptions(program.command('pack'))
    .description('build the evidence pack from the hub that runs on this machine, or from one started for it')
    .option('--out <folder>', 'folder that the pack is written to, in every format')
    .addOption(
      new Option('--provenance <which>', 'official: published figures alone, which needs no partner')
        .choices(['all', 'official'])
        .default('all'),
    )
    .action(async ({ out, provenance, ...asking }: PackFlags) => {
      const { pack } = await import('./pack.js');
      const variant = provenance === 'official' ? 'OFFICIAL' : 'WHOLE';
      await pack({ config: readConfig(), out: required(out), variant, asking });
    });
  command
    .command('verify')
    .argument('<folder>', 'folder of a pack')
    .description(
      'compare every file with the manifest, and with --hub every number with what a hub answers now',
    )
    .option('--hub', 'ask the questions of the pack again')
    .action(async (folder: string, { hub = false }: { readonly hub?: boolean }, own: Command) => {
      const { verifyPackFolder } = await import('./verifyPack.js');
      const asking = own.optsWithGlobals<AskingFlags>();
      if (!(await verifyPackFolder({ config: readConfig(), folder, hub, asking }))) process.exitCode = 1;
    });
  command
    .command('diff')
    .argument('<before>', 'folder of a pack')
    .argument('<after>', 'folder of another')
    .description('say in words what changed from one pack to another')
    .action(async (before: string, after: string) => {
      const { diffPackFolders } = await import('./diffPacks.js');
      await diffPackFolders(before, after);
    });
}

function required(out: string | undefined): string {
  if (out !== undefined) return out;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: '--out with a folder that the pack is written to',
    found: 'none',
    remedy: 'Run npm run -s pack -- --out out/pack',
  });
}
