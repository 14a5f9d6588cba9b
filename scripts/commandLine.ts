import { Command } from 'commander';
import { readConfig } from '../gateway/config.js';
import { ConcordatError } from '../schema/protocol/errors.js';
import { addAgreementCommands } from './commands/addAgreementCommands.js';
import { addAuditCommand } from './commands/addAuditCommand.js';
import { addClaimsCommand } from './commands/addClaimsCommand.js';
import { addCoverageCommand } from './commands/addCoverageCommand.js';
import { addExplainCommand } from './commands/addExplainCommand.js';
import { addGatewayCommand } from './commands/addGatewayCommand.js';
import { addGuardCommand } from './commands/addGuardCommand.js';
import { addIdentityCommands } from './commands/addIdentityCommands.js';
import { addKitCommand } from './commands/addKitCommand.js';
import { addNewSubgraphCommand } from './commands/addNewSubgraphCommand.js';
import { addOfficialCommand } from './commands/addOfficialCommand.js';
import { addPackCommand } from './commands/addPackCommand.js';
import { addPartnerCommand } from './commands/addPartnerCommand.js';
import { addPurposesCommand } from './commands/addPurposesCommand.js';
import { addQueryCommand } from './commands/addQueryCommand.js';
import { addReleaseCommand } from './commands/addReleaseCommand.js';
import { addSubgraphCommands } from './commands/addSubgraphCommands.js';
import { addSubgraphKeyCommand } from './commands/addSubgraphKeyCommand.js';
import { addTableCommand } from './commands/addTableCommand.js';

interface SubgraphFlags {
  readonly port: string;
  readonly publicOrigin?: string;
  readonly tls?: string;
}

/** The command line. Each command loads its own code, so that none waits for the others'. */
export function createCommandLine(): Command {
  const program = new Command('concordat')
    .description('Evidence on modern slavery from police, councils, charities and mayors, side by side.')
    .option('--debug', 'show where an unforeseen error happened')
    .showHelpAfterError('(concordat --help lists the commands)');
  program
    .command('start')
    .description('start the hub with its databases and subgraphs')
    .option('--scale <number>', 'let every synthetic person of the demonstration stand for so many, 1 to 100')
    .action(async ({ scale }: { scale?: string }) => {
      const { start } = await import('./commands/start.js');
      await start(readConfig(), scale === undefined ? undefined : readScale(scale));
    });
  program
    .command('subgraph')
    .argument('<name>', 'evidence, mayors, police, safeguarding or support')
    .option('--port <number>', 'port to listen on; a free one if left out', '0')
    .option(
      '--public-origin <origin>',
      'scheme, host and port that hubs send to, where a proxy stands before it',
    )
    .description('start one subgraph by itself; it answers what its hub signed')
    .option('--tls <folder>', 'certificate.pem, key.pem and the authority.pem that signs hubs')
    .action(async (name: string, { port, ...flags }: SubgraphFlags) => {
      const { subgraph } = await import('./commands/subgraph.js');
      await subgraph({ config: readConfig(), name, port: Number(port), ...flags });
    });
  addAgreementCommands(program);
  addAuditCommand(program);
  addTableCommand(program);
  addQueryCommand(program);
  addGatewayCommand(program);
  addExplainCommand(program);
  addClaimsCommand(program);
  addCoverageCommand(program);
  addIdentityCommands(program);
  addOfficialCommand(program);
  addPartnerCommand(program);
  addKitCommand(program);
  addNewSubgraphCommand(program);
  addPackCommand(program);
  addPurposesCommand(program);
  addReleaseCommand(program);
  addSubgraphCommands(program);
  addSubgraphKeyCommand(program);
  addGuardCommand(program);
  return program;
}

function readScale(text: string): number {
  if (/^[1-9]\d?$|^100$/.test(text)) return Number(text);
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: '--scale to be a whole number from 1 to 100',
    found: `"${text}"`,
    remedy: 'Leave it out for 1.',
  });
}
