import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';
import { type AskingFlags, askingFetch, withAskingOptions } from './askingOptions.js';

interface ExplainFlags extends AskingFlags {
  readonly variable: readonly string[];
  readonly run?: boolean;
  readonly documents?: boolean;
  readonly supergraph?: string;
}

const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value];

/** `concordat explain <question or file>`: the plan of an operation. */
export function addExplainCommand(program: Command): void {
  withAskingOptions(
    program
      .command('explain')
      .argument('<document>', 'a saved question, or a .graphql file with one operation')
      .option('--variable <name=value>', 'value of a variable; may stand several times', collect, [])
      .option('--run', 'ask the hub that runs on this machine, and print times and entities too')
      .option('--documents', 'print the documents that are sent, whole')
      .option(
        '--supergraph <place>',
        'plan on this supergraph, a file or an address, instead of that of the hub',
      )
      .description('print how an operation is answered: its subgraph calls as a tree'),
  ).action(async (name: string, flags: ExplainFlags) => {
    const { variable, run, documents, supergraph } = flags;
    const { explain } = await import('./explain.js');
    const write = (text: string) => void process.stdout.write(text);
    const config = readConfig();
    const asking = run === true ? await askingFetch(config, flags) : fetch;
    const means = { port: config.port, fetch: asking, write };
    const asked = { document: name, variables: variable, supergraph };
    await explain(means, { ...asked, run: run === true, documents: documents === true });
  });
}
