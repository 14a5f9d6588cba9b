import type { Command } from 'commander';

/** `concordat purposes`: what an answer may be for. */
export function addPurposesCommand(program: Command): void {
  program
    .command('purposes')
    .description('print the purposes that are registered')
    .action(async () => {
      const { loadPurposes } = await import('../../schema/purposes/purposes.js');
      const lines = loadPurposes().map(({ id, title, use }) => `${id}\n  ${title}. ${use}`);
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}
