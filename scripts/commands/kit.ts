import { Command } from 'commander';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadBreaks } from '../../schema/datasets/breaks.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadSideKnowledge } from '../../schema/side-knowledge/sideKnowledge.js';
import { addKitCommands } from '../../subgraphs/kit/intake/command/addKitCommands.js';
import { exitCodes } from '../explainError.js';

/** `concordat kit ...`: what the packed kit does on a partner's machine, from a checkout. */
export async function kit(words: readonly string[]): Promise<void> {
  const program = new Command('concordat kit').description(
    "Publish protected statistics from a partner's own spreadsheet.",
  );
  addKitCommands(program, {
    knowledge: () => ({
      areas: loadAreas(),
      catalogue: loadCatalogue(),
      breaksOf: loadBreaks(),
      sideKnowledge: loadSideKnowledge(),
    }),
    fetch,
    write: (text) => void process.stdout.write(text),
    fail: (text) => {
      process.stderr.write(text);
      process.exitCode = exitCodes.data;
    },
  });
  await program.parseAsync(words, { from: 'user' });
}
