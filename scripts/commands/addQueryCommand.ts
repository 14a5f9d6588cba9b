import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { exitCodes } from '../exitCodes.js';
import { type AskingFlags, askingFetch, withAskingOptions } from './askingOptions.js';

interface QueryFlags extends AskingFlags {
  readonly variable: readonly string[];
  readonly format: string;
  readonly list?: boolean;
}

const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value];

/** `concordat query <name>` and `concordat query --list`, asked of the hub on `CONCORDAT_PORT`. */
export function addQueryCommand(program: Command): void {
  withAskingOptions(
    program
      .command('query')
      .argument('[name]', 'a saved question; --list names them')
      .option('--variable <name=value>', 'value of a variable; may stand several times', collect, [])
      .option('--format <format>', 'table, json or csv', 'table')
      .option('--list', 'list the saved questions with their variables')
      .description('ask a saved question of the hub that runs on this machine'),
  ).action((name: string | undefined, flags: QueryFlags) => run(name, flags));
}

async function run(name: string | undefined, flags: QueryFlags): Promise<void> {
  const { variable, format, list } = flags;
  const { listQueries, query } = await import('./query.js');
  const write = (text: string) => void process.stdout.write(text);
  const config = readConfig();
  if (list) return listQueries({ port: config.port, fetch, write });
  if (name === undefined) throw noName();
  const means = { port: config.port, fetch: await askingFetch(config, flags), write };
  const isAnswered = await query(means, { name, variables: variable, format });
  if (!isAnswered) process.exitCode = exitCodes.question;
}

function noName(): ConcordatError {
  return new ConcordatError('ARGUMENT_INVALID', {
    expected: 'the name of a saved question',
    found: 'none',
    remedy: 'List them with: npm run -s concordat -- query --list',
  });
}
