import { type Command, Option } from 'commander';
import { readConfig } from '../../gateway/config.js';
import { type AskingFlags, withAskingOptions } from './askingOptions.js';

interface PackFlags extends AskingFlags {
  readonly out: string;
  readonly provenance: 'all' | 'official';
}

/** `concordat pack --out DIR [--provenance official]`: the evidence pack. */
export function addPackCommand(program: Command): void {
  withAskingOptions(
    program
      .command('pack')
      .description(
        'build the evidence pack from the hub that runs on this machine, or from one started for it',
      )
      .requiredOption('--out <folder>', 'folder that index.html is written to')
      .addOption(
        new Option('--provenance <which>', 'official: published figures alone, which needs no partner')
          .choices(['all', 'official'])
          .default('all'),
      ),
  ).action(async ({ out, provenance, ...asking }: PackFlags) => {
    const { pack } = await import('./pack.js');
    const variant = provenance === 'official' ? 'OFFICIAL' : 'WHOLE';
    await pack({ config: readConfig(), out, variant, asking });
  });
}
