import { explainError } from '../schema/protocol/explainError.js';
import { createCommandLine } from './commandLine.js';
import { exitCodeOf } from './exitCodes.js';

// Whoever reads what we write may have read enough: `| head` is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await createCommandLine().parseAsync();
} catch (error) {
  process.stderr.write(`\n${explainError(error, process.argv.includes('--debug'))}\n`);
  process.exitCode = exitCodeOf(error);
}
