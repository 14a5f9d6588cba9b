import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';

interface LoadFlags {
  readonly published?: string;
  readonly url?: string;
  readonly source?: string;
}

/** `concordat official`: the official figures of the register. */
export function addOfficialCommand(program: Command): void {
  program
    .command('official')
    .description('official figures')
    .command('load')
    .argument('<file>', "the Home Office's NRM tables in ODS or XLSX, or a CSV as in schema/official")
    .option('--published <date>', 'when it was published, where the file does not say: YYYY-MM-DD')
    .option('--url <address>', 'where it was downloaded')
    .option('--source <file>', 'JSON that says what a CSV is, and the totals it must add up to')
    .description('load a publication as a new vintage, into the register of the hub that runs')
    .action(async (path: string, flags: LoadFlags) => {
      const { officialLoad } = await import('./officialLoad.js');
      await officialLoad({ config: readConfig(), path, ...flags });
    });
}
