import { Command } from 'commander';
import { generate } from './generate.js';

await new Command('generate')
  .description('rewrites what is made from something else and committed')
  .option(
    '--releases',
    "build the demonstration's releases anew, also where they are whole and of this version",
  )
  .action(({ releases = false }: { readonly releases?: boolean }) => generate({ releasesAnew: releases }))
  .parseAsync();
