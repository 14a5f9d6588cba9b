import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';

interface GatewayFlags {
  readonly supergraph: string;
  readonly port: string;
}

/** `concordat gateway --supergraph <file or URL>`: the federation engine by itself. */
export function addGatewayCommand(program: Command): void {
  program
    .command('gateway')
    .description('serve any supergraph by itself, its subgraphs at their routing URLs')
    .requiredOption('--supergraph <place>', 'a file, or an http(s) address, that holds the supergraph')
    .option('--port <number>', 'port to listen on; a free one if left out', '0')
    .action(async ({ supergraph, port }: GatewayFlags) => {
      const { gateway } = await import('./gateway.js');
      await gateway({ config: readConfig(), supergraph, port: Number(port) });
    });
}
