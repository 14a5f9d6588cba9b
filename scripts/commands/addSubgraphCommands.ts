import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';

interface Flags {
  readonly hub?: string;
  readonly json?: boolean;
}

interface SignedFlags extends Flags {
  readonly owner: string;
  readonly key?: string;
}

interface PublishFlags extends SignedFlags {
  readonly sdl: string;
  readonly url: string;
  readonly contact: string;
}

const load = () => import('./subgraphs.js');

const common = ({ hub, json }: Flags) => ({
  config: readConfig(),
  hub,
  json: json === true,
  write: (text: string) => void process.stdout.write(text),
});

/** `concordat check|publish|rollback|list|history|diff|status|health`: the registry of subgraphs, over HTTP. */
export function addSubgraphCommands(program: Command): void {
  const add = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .option('--hub <url>', 'the hub; left out, the one on this machine')
      .option('--json', 'print what the hub answers, for machines');
  const signed = (name: string, description: string) =>
    add(name, description)
      .argument('<subgraph>', 'name of the subgraph')
      .requiredOption('--owner <id>', 'the partner who publishes it')
      .option(
        '--key <file>',
        "the owner's Ed25519 private key in PEM; a demonstration's follows from its name",
      );
  const content = (name: string, description: string) =>
    signed(name, description)
      .requiredOption('--sdl <file>', 'the SDL of the subgraph')
      .requiredOption('--url <url>', 'where it answers')
      .requiredOption('--contact <mailbox>', 'mailbox of the office that runs it');
  content('check', 'what publishing a subgraph would find; exit code 7 where it would be refused').action(
    async (subgraph: string, flags: PublishFlags) =>
      (await load()).check({ ...flags, ...common(flags), subgraph }),
  );
  content('publish', 'check a subgraph and serve it from the next request on').action(
    async (subgraph: string, flags: PublishFlags) =>
      (await load()).publish({ ...flags, ...common(flags), subgraph }),
  );
  signed('rollback', 'serve an earlier version of a subgraph again')
    .option('--to <version>', 'the version; left out, the one before', Number)
    .action(async (subgraph: string, flags: SignedFlags & { readonly to?: number }) =>
      (await load()).rollback({ ...flags, ...common(flags), subgraph }),
    );
  add('list', 'the subgraphs that are served').action(async (flags: Flags) =>
    (await load()).list(common(flags)),
  );
  const named = (name: string, description: string) =>
    add(name, description).argument('<subgraph>', 'name of the subgraph');
  named('history', 'versions, ways back and checks of a subgraph').action(
    async (subgraph: string, flags: Flags) => (await load()).history({ ...common(flags), subgraph }),
  );
  named('diff', 'what a version of a subgraph shows otherwise than another')
    .option('--from <version>', 'the earlier one; left out, the last but one')
    .option('--to <version>', 'the later one; left out, the last')
    .action(async (subgraph: string, flags: Flags & { readonly from?: string; readonly to?: string }) =>
      (await load()).diff({ ...flags, ...common(flags), subgraph }),
    );
  named('status', 'which version of a subgraph is served; exit code 7 where it is not the newest').action(
    async (subgraph: string, flags: Flags) => (await load()).status({ ...common(flags), subgraph }),
  );
  named('health', 'whether a subgraph answers the hub as it should; exit code 3 where it does not').action(
    async (subgraph: string, flags: Flags) => (await load()).health({ ...common(flags), subgraph }),
  );
}
