import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';
import { ConcordatError } from '../../schema/protocol/errors.js';

interface AddFlags {
  readonly replaceKey?: boolean;
  readonly subgraph?: string;
  readonly keys?: string;
}

function serviceOf(subgraph: string | undefined, keys: string | undefined) {
  if (subgraph !== undefined && keys !== undefined) return { subgraph, keys };
  if (subgraph === keys) return undefined;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: '--subgraph and --keys together',
    found: subgraph === undefined ? '--keys alone' : '--subgraph alone',
    remedy: 'Name the service, and the file that its guard is to have.',
  });
}

/** `concordat partner add|list`, on the register of a hub that runs. */
export function addPartnerCommand(program: Command): void {
  const partner = program.command('partner').description('bodies that may publish releases');
  const about = () => ({ config: readConfig(), write: (text: string) => void process.stdout.write(text) });
  partner
    .command('add')
    .argument('<file>', "partner file as the kit's keygen wrote it")
    .description('let a body publish: from now on the hub takes what its key signed')
    .option('--replace-key', 'the body has a new key; what the old one signed stays registered')
    .option('--subgraph <name>', 'it also runs a federated service of this name: makes keys for that')
    .option('--keys <file>', "where to write what that service's guard needs, readable to you alone")
    .action(async (file: string, { replaceKey, subgraph, keys }: AddFlags) =>
      (await import('./partner.js')).addPartner({
        ...about(),
        file,
        replacesKey: replaceKey === true,
        service: serviceOf(subgraph, keys),
      }),
    );
  partner
    .command('list')
    .description('print the bodies the hub knows, with the fingerprint of each key')
    .action(async () => (await import('./partner.js')).listPartners(about()));
}
