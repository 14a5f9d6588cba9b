import type { Command } from 'commander';
import type { KitContext } from './kitContext.js';
import { decide, listTables, type TableFlags } from './tableRequests.js';

/** `tables`, `accept` and `refuse`: what is asked of an owner, and what it answers. */
export function addTableCommands(program: Command, context: KitContext): void {
  const add = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .requiredOption('--hub <url>', 'origin of the hub, for example https://hub.example')
      .option('--partner <file>', 'partner file; the only one in this folder if left out');
  add('tables', 'list the tables that somebody asks this owner for').action((flags: TableFlags) =>
    listTables(context, flags),
  );
  const answer = (name: string, outcome: 'ACCEPTED' | 'REFUSED', description: string) =>
    add(name, description)
      .argument('<request>', 'id of the request, for example table-request-1')
      .requiredOption('--reason <sentence>', 'why, for everybody to read')
      .option('--key <file>', "the owner's private key; <id>.key.pem if left out")
      .action((request: string, { reason, ...flags }: TableFlags & { readonly reason: string }) =>
        decide(context, { request, outcome, reason }, flags),
      );
  answer('accept', 'ACCEPTED', 'declare a table that somebody asks for, from the next release on');
  answer('refuse', 'REFUSED', 'say that a table will not be released, and why');
}
