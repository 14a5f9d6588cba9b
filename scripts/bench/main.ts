import { Command } from 'commander';
import { benchScale } from './benchScale.js';
import { benchStart } from './benchStart.js';
import { benchDisclosure } from './disclosure/benchDisclosure.js';
import type { Figures } from './figures.js';

const suites: Readonly<Record<string, { readonly about: string; readonly run: () => Promise<Figures> }>> = {
  scale: { about: 'a first start with a million synthetic cases, and a question on it', run: benchScale },
  start: { about: 'first start with data and releases, later starts, stopping', run: benchStart },
};

const program = new Command('bench').description('measures what the README and the notes claim');
for (const [name, { about, run }] of Object.entries(suites)) {
  program
    .command(name)
    .description(about)
    .option('--json', 'print the figures as JSON')
    .action(async ({ json }: { json?: boolean }) => print(await run(), json === true));
}
program
  .command('disclosure')
  .description('protection and utility of releases: police, all, marginsOnly, scale10, or those named')
  .argument('[variants...]')
  .option('--json', 'print the figures as JSON')
  .action(async (variants: string[], { json }: { json?: boolean }) => {
    const found = await benchDisclosure(variants);
    if (json) process.stdout.write(`${JSON.stringify(found)}\n`);
    else
      for (const [variant, figures] of Object.entries(found)) {
        process.stdout.write(`${variant}\n`);
        print(figures, false);
      }
  });
await program.parseAsync();

function print(figures: Figures, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  else
    for (const [name, value] of Object.entries(figures))
      process.stdout.write(`${name.padEnd(32)} ${value}\n`);
}
