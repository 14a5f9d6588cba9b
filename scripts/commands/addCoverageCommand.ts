import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';
import { type AskingFlags, askingFetch, withAskingOptions } from './askingOptions.js';
import type { CoverageFlags } from './coverage.js';

/** `concordat coverage`, asked of the hub on `CONCORDAT_PORT`. */
export function addCoverageCommand(program: Command): void {
  withAskingOptions(
    program
      .command('coverage')
      .option('--area <code>', 'one area in full; without it the United Kingdom and every city region')
      .option('--period <period>', 'a year, a quarter, or several years as one: 2023, 2023-Q4, 2019/2023')
      .option('--format <format>', 'table, json or csv', 'table')
      .description(
        'print the indicators by city regions: value, withheld, not collected, and the fallback used',
      ),
  ).action(async (flags: CoverageFlags & AskingFlags) => {
    const { coverage } = await import('./coverage.js');
    const write = (text: string) => void process.stdout.write(text);
    const config = readConfig();
    await coverage({ port: config.port, fetch: await askingFetch(config, flags), write }, flags);
  });
}
