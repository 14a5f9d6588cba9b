import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';

interface GuardFlags {
  readonly listen: string;
  readonly upstream: string;
  readonly subgraph: string;
  readonly keys?: string;
  readonly publicUrl?: string;
  readonly tls?: string;
}

/** `concordat guard`: the guard of the kit in front of a service in any language. */
export function addGuardCommand(program: Command): void {
  program
    .command('guard')
    .description('let through to a service what the hub signed, and nothing else')
    .requiredOption('--subgraph <name>', 'name of the service in the supergraph')
    .requiredOption(
      '--upstream <address>',
      "the service's own GraphQL endpoint, such as http://127.0.0.1:5000/graphql",
    )
    .option('--listen <host:port>', 'where hubs reach it; port 0 takes a free one', '127.0.0.1:0')
    .option('--keys <file>', "what subgraph-key export wrote; left out, the keys of this machine's home")
    .option('--public-url <address>', 'the whole address that hubs send to, where something stands before it')
    .option('--tls <folder>', 'certificate.pem, key.pem and the authority.pem that signs hubs')
    .action(async (flags: GuardFlags) => {
      const { guard } = await import('./guard.js');
      await guard({ ...flags, config: readConfig() });
    });
}
