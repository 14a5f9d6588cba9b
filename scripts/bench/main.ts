import { Command } from 'commander';
import { benchAudit } from './audit/benchAudit.js';
import { benchAccess } from './benchAccess.js';
import { benchPack } from './benchPack.js';
import { benchScale } from './benchScale.js';
import { benchStart } from './benchStart.js';
import { benchDifferential } from './differential/benchDifferential.js';
import { benchDisclosure } from './disclosure/benchDisclosure.js';
import { benchEngine } from './engine/benchEngine.js';
import type { Figures } from './figures.js';
import { benchRegistry } from './registry/benchRegistry.js';

interface Suite {
  readonly about: string;
  /** Flags with their meaning and default. */
  readonly options?: readonly (readonly [flags: string, about: string, value: string])[];
  readonly run: (options: Readonly<Record<string, string>>) => Promise<Figures>;
}

const suites: Readonly<Record<string, Suite>> = {
  access: {
    about: 'what identity, agreements, directives and signatures cost the engine',
    options: [['--rounds <count>', 'how often the engine has its turn with and without', '5']],
    run: ({ rounds }) => benchAccess(Number(rounds)),
  },
  audit: {
    about: 'durable audit entries, what audit and access cost the engine, verification of a million entries',
    options: [['--rounds <count>', 'how often the engine has its turn with and without', '5']],
    run: ({ rounds }) => benchAudit(Number(rounds)),
  },
  differential: {
    about: 'random operations: the engine against one schema, and the stock gateway',
    options: [
      ['--operations <count>', 'how many operations', '10000'],
      ['--seed <text>', 'which operations', '1'],
      ['--apollo-every <count>', 'ask the stock gateway every so many operations, 0 never', '10'],
    ],
    run: ({ operations, seed = '1', apolloEvery }) =>
      benchDifferential({ operations: Number(operations), seed, apolloEvery: Number(apolloEvery) }),
  },
  engine: {
    about: 'the engine against @apollo/gateway: throughput, latency, CPU, memory',
    options: [['--rounds <count>', 'how often each gateway has its turn', '5']],
    run: ({ rounds }) => benchEngine(Number(rounds)),
  },
  pack: {
    about: 'building the pack from a hub that is ready, and again when nothing changed',
    run: benchPack,
  },
  registry: {
    about: 'checking one of thirty subgraphs, and serving what is published on two replicas',
    run: benchRegistry,
  },
  scale: { about: 'a first start with a million synthetic cases, and a question on it', run: benchScale },
  start: { about: 'first start with data and releases, later starts, stopping', run: benchStart },
};

const program = new Command('bench').description('measures what the README and the notes claim');
for (const [name, { about, options = [], run }] of Object.entries(suites)) {
  const command = program.command(name).description(about).option('--json', 'print the figures as JSON');
  for (const [flags, meaning, value] of options) command.option(flags, meaning, value);
  command.action(async ({ json, ...given }: { json?: boolean } & Record<string, string>) =>
    print(await run(given), json === true),
  );
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
      process.stdout.write(
        `${name.padEnd(32)} ${typeof value === 'number' ? value : JSON.stringify(value)}\n`,
      );
}
