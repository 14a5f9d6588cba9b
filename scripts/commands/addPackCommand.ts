import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { addJointPackCommands } from './addJointPackCommands.js';
import { type AskingFlags, withAskingOptions } from './askingOptions.js';

interface PackFlags extends AskingFlags {
  readonly out?: string;
  readonly variant: string;
  readonly replaces?: string;
}

/** `concordat pack --out DIR [--variant official]` builds the evidence pack; `verify` and `diff` look at one. */
export function addPackCommand(program: Command): void {
  const command = withAskingOptions(program.command('pack'))
    .description('build the evidence pack from the hub that runs on this machine, or from one started for it')
    .option('--out <folder>', 'folder that the pack is written to, in every format')
    .option(
      '--variant <which>',
      'whole; official, published figures alone; ask:6a; region:E47000001; consultation',
      'whole',
    )
    .option(
      '--replaces <sha256>',
      'registered pack whose place it takes: what was signed of that one is printed',
    )
    .action(async ({ out, variant, replaces, ...asking }: PackFlags) => {
      const { pack } = await import('./pack.js');
      await pack({ config: readConfig(), out: required(out), asked: variant, replaces, asking });
    });
  addJointPackCommands(command);
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
    .command('merge')
    .argument('<folder>', 'folder of the pack that was sent out')
    .argument('<returned>', 'the Word file that came back')
    .description('show what was changed in the words of the pack, and take over what is accepted')
    .option('--accept <numbers>', 'numbers of changes to take over into schema/pack, such as 1,3')
    .action(async (folder: string, returned: string, { accept }: { readonly accept?: string }) => {
      const { mergeDraft } = await import('./mergeDraft.js');
      const words = new URL('../../schema/pack/', import.meta.url);
      process.stdout.write(await mergeDraft({ folder, returned, accept: numbersOf(accept), words }));
    });
  command
    .command('letters')
    .description(
      'write a letter for each stated gap: to publish it, and under the Freedom of Information Act',
    )
    .requiredOption('--out <folder>', 'folder that the Word files are written to')
    .action(async ({ out }: { readonly out: string }) => {
      const { writeGapLetters } = await import('./gapLetters.js');
      process.stdout.write(await writeGapLetters(out, new Date().toISOString().slice(0, 10)));
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

function numbersOf(accept: string | undefined): readonly number[] {
  if (accept === undefined) return [];
  const numbers = accept.split(',').map(Number);
  if (numbers.every((number) => Number.isInteger(number) && number > 0)) return numbers;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: '--accept with numbers of changes, such as 1,3',
    found: `"${accept}"`,
    remedy: 'Run it without --accept to see the changes with their numbers.',
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
