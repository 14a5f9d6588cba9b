import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { ConcordatError } from '../../../../schema/protocol/errors.js';
import { kitKnowledge } from '../kitData.js';
import { addKitCommands } from './addKitCommands.js';

/** Exit codes of the hub's own command line: wrong use, data that was refused, anything else. */
const exitCodes = { usage: 2, data: 7, other: 1 } as const;

const program = new Command('concordat-kit')
  .description('Publish protected statistics from your own spreadsheet. Rows stay on this machine.')
  .showHelpAfterError('(concordat-kit --help lists the commands)');

addKitCommands(program, {
  knowledge: () =>
    kitKnowledge(JSON.parse(readFileSync(new URL('concordat-kit.data.json', import.meta.url), 'utf8'))),
  fetch,
  write: (text) => void process.stdout.write(text),
  fail: (text) => {
    process.stderr.write(text);
    process.exitCode = exitCodes.data;
  },
});

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`\n${explained(error)}\n`);
  process.exitCode = exitCodeOf(error);
}

function explained(error: unknown): string {
  if (!(error instanceof ConcordatError))
    return `Unforeseen error: ${error instanceof Error ? error.message : String(error)}`;
  const { code, what, expected, found, remedy } = error;
  return `${code}${what ? `\n  ${what}` : ''}\n  expected  ${expected}\n  found     ${found}\n  do        ${remedy}`;
}

function exitCodeOf(error: unknown): number {
  if (!(error instanceof ConcordatError)) return exitCodes.other;
  return error.code === 'ARGUMENT_INVALID' ? exitCodes.usage : exitCodes.data;
}
