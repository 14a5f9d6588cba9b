import { type Command, Option } from 'commander';
import { readConfig } from '../../gateway/config.js';
import { areaKinds } from '../../schema/areas/area.js';
import type { WantedTable } from '../../schema/protocol/tableRequest.js';
import { type AskingFlags, withAskingOptions } from './askingOptions.js';

interface RequestFlags extends AskingFlags {
  readonly area: WantedTable['area'];
  readonly period: WantedTable['period'];
  readonly by?: string;
  readonly owner?: string;
  readonly reason: string;
  readonly hub?: string;
}

const load = () => import('./table.js');
const common = ({ hub }: { readonly hub?: string }) => ({
  config: readConfig(),
  hub,
  write: (text: string) => void process.stdout.write(text),
});

/** `concordat table request|list`: tables that no release declares. Owners answer with `concordat kit accept|refuse`. */
export function addTableCommand(program: Command): void {
  const table = program.command('table').description('ask owners for a table that no release declares');
  const request = table
    .command('request')
    .argument('<dataset>', 'for example clients')
    .description('ask; the owner sees what it would publish and withhold, and answers')
    .addOption(new Option('--area <kind>', 'kind of area').choices([...areaKinds]).makeOptionMandatory())
    .addOption(new Option('--period <kind>', 'kind of period').choices(['YEAR', 'QUARTER']).default('YEAR'))
    .option('--by <dimensions>', 'dimensions of the dataset, with commas between; none for the total')
    .option('--owner <id>', 'the partner to ask; every owner of the dataset if left out')
    .requiredOption('--reason <sentence>', 'what it is for, for everybody to read')
    .option('--hub <url>', 'the hub; left out, the one on this machine');
  withAskingOptions(request).action(async (dataset: string, flags: RequestFlags) => {
    const { by, area, period, owner, reason } = flags;
    const dimensions = by === undefined ? [] : by.split(',').map((name) => name.trim());
    const wanted = { dataset, area, period, dimensions, reason, ...(owner !== undefined && { owner }) };
    await (await load()).requestTable({ ...common(flags), asking: flags, wanted });
  });
  table
    .command('list')
    .description('every request with what its owners answered, the newest first')
    .option('--dataset <name>', 'of this dataset alone')
    .option('--owner <id>', 'of this partner alone')
    .option('--hub <url>', 'the hub; left out, the one on this machine')
    .action(async (flags: { readonly dataset?: string; readonly owner?: string; readonly hub?: string }) => {
      const { hub, ...filter } = flags;
      await (await load()).listTables({ ...common({ ...(hub !== undefined && { hub }) }), filter });
    });
}
