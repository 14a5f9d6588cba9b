import { Command } from 'commander';
import { addKitCommands } from '../../subgraphs/kit/intake/command/addKitCommands.js';
import { exitCodes } from '../exitCodes.js';
import { checkoutKnowledge } from '../kit/checkoutKnowledge.js';

/** `concordat kit ...`: what the packed kit does on a partner's machine, from a checkout. */
export async function kit(words: readonly string[]): Promise<void> {
  const program = new Command('concordat kit').description(
    "Publish protected statistics from a partner's own spreadsheet.",
  );
  addKitCommands(program, {
    knowledge: checkoutKnowledge,
    fetch,
    write: (text) => void process.stdout.write(text),
    fail: (text) => {
      process.stderr.write(text);
      process.exitCode = exitCodes.data;
    },
  });
  await program.parseAsync(words, { from: 'user' });
}
