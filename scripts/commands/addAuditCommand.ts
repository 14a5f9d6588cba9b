import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';
import type { AuditCommand } from './audit.js';
import type { UsesFlags } from './auditUses.js';

const heldOption = ['--checkpoint <file>', 'a checkpoint that somebody else kept'] as const;

/** `concordat audit`: what was used, by whom, and that nobody rewrote it. */
export function addAuditCommand(program: Command): void {
  const audit = program.command('audit').description('who used what, and that nobody rewrote it');
  const load = () => import('./audit.js');
  const command = (): AuditCommand => ({
    config: readConfig(),
    write: (text) => void process.stdout.write(text),
  });
  audit
    .command('verify <file>')
    .description('check an export or a proven entry: needs no hub, only the key and a checkpoint')
    .option(...heldOption)
    .option('--key <key>', 'the key of the log as name+id+key, or a file that holds it')
    .action(async (file: string, flags: { readonly checkpoint?: string; readonly key?: string }) =>
      (await load()).verifyAudit(command(), file, flags),
    );
  audit
    .command('export')
    .description('write the log as lines of JSON, checkpoints among them')
    .requiredOption('--out <file>', 'where to')
    .option('--leaves', 'leave out what entries say')
    .action(async ({ out, leaves }: { readonly out: string; readonly leaves?: boolean }) =>
      (await load()).exportAudit(command(), { out, leaves: leaves === true }),
    );
  audit
    .command('prove <position>')
    .description('print one entry with the proof that it stands in the log')
    .option(...heldOption)
    .action(async (position: string, flags: { readonly checkpoint?: string }) =>
      (await load()).proveEntry(command(), Number(position), flags),
    );
  audit
    .command('consistency')
    .description('print the proof that the log of a checkpoint is the start of the log as it is')
    .requiredOption(...heldOption)
    .action(async (flags: { readonly checkpoint: string }) => (await load()).proveGrowth(command(), flags));
  audit
    .command('summary')
    .description('print who used what in a month: what is public once the delay is over')
    .requiredOption('--month <month>', 'YYYY-MM')
    .option('--format <format>', 'table or json', 'table')
    .action(async (flags: { readonly month: string; readonly format: string }) =>
      (await load()).summariseAudit(command(), flags),
    );
  audit
    .command('uses')
    .description("print who used a partner's figures, asked of the hub as that partner")
    .requiredOption('--partner <id>', 'whose figures')
    .option('--of <dataset>', 'uses of one dataset')
    .option('--since <day>', 'uses from this day on, YYYY-MM-DD')
    .option('--out <file>', 'write a spreadsheet: .ods, .xlsx or .csv')
    .option(
      '--key <file>',
      "the partner's Ed25519 private key in PEM; a demonstration's follows from its name",
    )
    .action(async (flags: UsesFlags) => (await import('./auditUses.js')).auditUses(command(), flags));
  audit
    .command('erase')
    .description(
      'destroy the keys of old months: what entries said is gone, that they were there stays provable',
    )
    .requiredOption('--before <month>', 'the first month to keep, YYYY-MM')
    .action(async (flags: { readonly before: string }) =>
      (await import('./auditErase.js')).eraseAudit(command(), flags),
    );
}
