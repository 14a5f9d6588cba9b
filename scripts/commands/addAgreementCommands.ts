import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';
import { exitCodes } from '../exitCodes.js';
import type { AgreementCommand, ListFlags } from './agreement.js';

const command = (): AgreementCommand => ({
  config: readConfig(),
  write: (text) => void process.stdout.write(text),
  clock: () => new Date(),
});

const load = () => import('./agreement.js');

/** `concordat agreement` and `kill-switch`: what owners permit, and how to stop it. */
export function addAgreementCommands(program: Command): void {
  const agreement = program.command('agreement').description('what owners permit, as they signed it');
  agreement
    .command('apply')
    .argument('<file>', 'agreements that their owners signed, as JSON')
    .description('let them hold from the next request on, as far as their dates go')
    .action(async (file: string) => (await load()).applyAgreements(command(), file));
  agreement
    .command('list')
    .option('--owner <id>', 'of one partner')
    .option('--organisation <id>', 'those that let an organisation ask')
    .option('--all', 'also those that are not in force')
    .description('print the agreements in force, a line each')
    .action(async (flags: ListFlags) => (await load()).listAgreements(command(), flags));
  agreement
    .command('show')
    .argument('<id>', 'id of an agreement')
    .option('--json', 'the agreement as it was signed')
    .description('print everything that an agreement says')
    .action(async (id: string, { json }: { readonly json?: boolean }) =>
      (await load()).showAgreement(command(), id, json === true),
    );
  agreement
    .command('revoke')
    .argument('<id>', 'id of an agreement')
    .description('end it from the next request on, on every replica')
    .action(async (id: string) => (await load()).endAgreement(command(), id));
  agreement
    .command('render')
    .argument('<id>', 'id of an agreement')
    .option('--out <folder>', 'folder for the documents', 'out/agreement')
    .description('write it as a Word document, with the papers that its parties need, filled as far as known')
    .action(async (id: string, { out }: { readonly out: string }) =>
      (await import('./agreementRender.js')).renderAgreement(command(), { id, out }),
    );
  agreement
    .command('expiring')
    .description('print agreements that end, or are to be reviewed, within 60 days')
    .action(async () => (await load()).listExpiring(command()));
  addKillSwitchCommand(program);
  addMayCommand(program);
}

interface MayFlags {
  readonly json?: boolean;
  readonly supergraph?: string;
}

function addMayCommand(program: Command): void {
  program
    .command('may')
    .argument('<organisation>', 'who would ask')
    .argument('<purpose>', 'id of a registered purpose')
    .argument('<document>', 'a saved question, or a .graphql file')
    .option('--json', 'print the answer field by field as JSON')
    .option('--supergraph <place>', 'a file or an address, instead of the supergraph that ships')
    .description(
      'say what agreements permit of a document, and what would permit the rest, without asking it',
    )
    .action(async (organisation: string, purpose: string, document: string, flags: MayFlags) => {
      const { may } = await import('./may.js');
      const { json, supergraph } = flags;
      const asked = { organisation, purpose, document, supergraph, json: json === true };
      if (!(await may(command(), asked))) process.exitCode = exitCodes.access;
    });
}

function addKillSwitchCommand(program: Command): void {
  const killSwitch = program.command('kill-switch').description('stop a partner, or the whole hub, at once');
  const subject = ['<subject>', 'id of a partner, or hub'] as const;
  killSwitch
    .command('set')
    .argument(...subject)
    .description('answer nothing of it from the next request on')
    .action(async (id: string) => (await import('./killSwitch.js')).stop(command(), id));
  killSwitch
    .command('lift')
    .argument(...subject)
    .description('answer again what agreements permit')
    .action(async (id: string) => (await import('./killSwitch.js')).lift(command(), id));
  killSwitch
    .command('list')
    .description('print every switch that was ever set, the newest first')
    .action(async () => (await import('./killSwitch.js')).listSwitches(command()));
}
