import { type Command, Option } from 'commander';
import { readConfig } from '../../gateway/config.js';
import {
  type SignatureAlgorithm,
  type SignatureUse,
  signatureAlgorithms,
} from '../../schema/protocol/signature/requestProfile.js';

const means = (subgraph: string) => ({
  home: readConfig().home,
  subgraph,
  now: new Date(),
  write: (text: string) => void process.stdout.write(text),
});

const load = () => import('./subgraphKey.js');

/** `concordat subgraph-key create|rotate|list|export <subgraph>`: keys that a hub signs its requests with. */
export function addSubgraphKeyCommand(program: Command): void {
  const keys = program
    .command('subgraph-key')
    .description('keys that the hub signs its requests to a subgraph with');
  const add = (name: string, description: string) =>
    keys.command(name).argument('<subgraph>', 'for example police').description(description);
  const algorithm = () =>
    new Option('--algorithm <name>', 'ed25519 where the subgraph shall not be able to sign itself')
      .choices(signatureAlgorithms)
      .default('hmac-sha256');
  add('create', 'make the first keys of a subgraph that is none of those that ship')
    .addOption(algorithm())
    .action(async (subgraph: string, flags: { readonly algorithm: SignatureAlgorithm }) =>
      (await load()).createKeys({ ...means(subgraph), ...flags }),
    );
  add('rotate', 'sign with a new key; the one before it is accepted until the next rotation')
    .addOption(algorithm())
    .addOption(
      new Option('--use <use>', 'for questions of clients, or for the schema')
        .choices(['requests', 'registry'])
        .default('requests'),
    )
    .action(
      async (
        subgraph: string,
        flags: { readonly algorithm: SignatureAlgorithm; readonly use: SignatureUse },
      ) => (await load()).rotateKey({ ...means(subgraph), ...flags }),
    );
  add('list', 'which keys are accepted, never what they are').action(async (subgraph: string) =>
    (await load()).listKeys(means(subgraph)),
  );
  add('export', 'write the file that a guard elsewhere needs; of Ed25519 keys it holds the public half')
    .requiredOption('--out <file>', 'where to write it, readable to you alone')
    .action(async (subgraph: string, flags: { readonly out: string }) =>
      (await load()).exportKeys({ ...means(subgraph), ...flags }),
    );
}
