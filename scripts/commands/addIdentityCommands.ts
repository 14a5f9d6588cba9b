import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';
import type { TokenFlags } from './identity.js';

type Commands = typeof import('./identity.js');

async function print(work: (commands: Commands) => Promise<string>): Promise<void> {
  process.stdout.write(await work(await import('./identity.js')));
}

/** `concordat token`, `key`, `revoke` and `purpose`: who may ask, and what for. */
export function addIdentityCommands(program: Command): void {
  program
    .command('token')
    .requiredOption('--as <person>', 'analyst, policy, publisher or home-office')
    .option('--organisation <id>', "another organisation than the person's own")
    .option('--purpose <id>', 'bind the token to a purpose')
    .description('print an access token of the demonstration, good for an hour')
    .action((flags: TokenFlags) => print(({ token }) => token(readConfig(), flags)));
  addKeyCommands(program);
  program
    .command('revoke')
    .argument(
      '<token or pseudonym>',
      'a token, or whom the audit log names: person-..., service-..., token-...',
    )
    .description('let a person, a service or a token in no more, from the next request on')
    .action((text: string) => print(({ revoke }) => revoke(readConfig(), text)));
  const purpose = program.command('purpose').description('purposes that the running hub knows');
  purpose
    .command('register')
    .argument('<id>', 'lower-case letters, digits and hyphens')
    .requiredOption('--title <text>', 'what it is called')
    .requiredOption('--use <sentence>', 'what an answer may be used for')
    .description('register a purpose; one of immigration enforcement is refused')
    .action((id: string, { title, use }: { title: string; use: string }) =>
      print(({ newPurpose }) => newPurpose(readConfig(), { id, title, use })),
    );
  purpose
    .command('list')
    .description('print the purposes that are registered')
    .action(() => print(({ purposeList }) => purposeList(readConfig())));
}

function addKeyCommands(program: Command): void {
  const key = program.command('key').description("keys of partners' services");
  key
    .command('create')
    .argument('<organisation>', 'id of a partner')
    .option('--days <number>', 'how long it is good, 1 to 90', '90')
    .description('make a key and print it, once; two at most are active at a time')
    .action((organisation: string, { days }: { days: string }) =>
      print(({ makeKey }) => makeKey(readConfig(), organisation, Number(days))),
    );
  key
    .command('list')
    .argument('<organisation>', 'id of a partner')
    .description('print when its keys were made and end')
    .action((organisation: string) => print(({ keyList }) => keyList(readConfig(), organisation)));
  key
    .command('revoke')
    .argument('<organisation>', 'id of a partner')
    .argument('[key]', 'id of one key; all of them if left out')
    .description('end keys, from the next request on')
    .action((organisation: string, id: string | undefined) =>
      print(({ endKeys }) => endKeys(readConfig(), organisation, id)),
    );
}
