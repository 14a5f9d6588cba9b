import path from 'node:path';
import type { Command } from 'commander';

/** `concordat new-subgraph <name>`: a folder of its own, outside of this repository. */
export function addNewSubgraphCommand(program: Command): void {
  program
    .command('new-subgraph')
    .argument('<name>', 'small letters, digits and hyphens')
    .description('write the folder of a subgraph that works, with its tests, on the packed kit')
    .option('--out <folder>', 'folder to make; ../<name>-subgraph if left out')
    .option('--no-install', 'leave npm install to you')
    .action(async (name: string, { out, install }: { readonly out?: string; readonly install: boolean }) => {
      const { newSubgraph } = await import('../kit/newSubgraph/newSubgraph.js');
      const { checkoutKnowledge } = await import('../kit/checkoutKnowledge.js');
      await newSubgraph({
        name,
        folder: path.resolve(out ?? `../${name}-subgraph`),
        installs: install,
        knowledge: checkoutKnowledge,
        write: (text) => void process.stdout.write(text),
      });
    });
}
