import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';

/** `concordat partner add|list`, on the register of a hub that runs. */
export function addPartnerCommand(program: Command): void {
  const partner = program.command('partner').description('bodies that may publish releases');
  const about = () => ({ config: readConfig(), write: (text: string) => void process.stdout.write(text) });
  partner
    .command('add')
    .argument('<file>', "partner file as the kit's keygen wrote it")
    .description('let a body publish: from now on the hub takes what its key signed')
    .option('--replace-key', 'the body has a new key; what the old one signed stays registered')
    .action(async (file: string, flags: { readonly replaceKey?: boolean }) =>
      (await import('./partner.js')).addPartner({ ...about(), file, replacesKey: flags.replaceKey === true }),
    );
  partner
    .command('list')
    .description('print the bodies the hub knows, with the fingerprint of each key')
    .action(async () => (await import('./partner.js')).listPartners(about()));
}
