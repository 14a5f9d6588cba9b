import { createCommandLine } from './commandLine.js';
import { exitCodeOf, explainError } from './explainError.js';

try {
  await createCommandLine().parseAsync();
} catch (error) {
  process.stderr.write(`\n${explainError(error, process.argv.includes('--debug'))}\n`);
  process.exitCode = exitCodeOf(error);
}
