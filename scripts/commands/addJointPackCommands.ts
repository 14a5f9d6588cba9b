import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';
import { type AskingFlags, withAskingOptions } from './askingOptions.js';

interface HubFlags extends AskingFlags {
  readonly hub?: string;
}

interface SignFlags extends HubFlags {
  readonly signatory: string;
  readonly region?: string;
  readonly reserve?: readonly string[];
  readonly abstain?: readonly string[];
}

const load = () => import('./jointPack.js');

/** `concordat pack register|sign|withdraw|approve|release|standing`: what organisations do with a pack together. */
export function addJointPackCommands(pack: Command): void {
  const step = (name: string, description: string) =>
    withAskingOptions(
      pack.command(name).argument('<folder>', 'folder of the pack').description(description),
    ).option('--hub <url>', 'the hub; left out, the one on this machine');
  const means = (folder: string, own: Command) => {
    const asking = own.optsWithGlobals<HubFlags>();
    return { config: readConfig(), folder, hub: asking.hub, asking, write: writeOut };
  };

  step('register', 'make the pack known to a hub, so that it can be signed, and keep its receipt')
    .option('--embargo <time>', 'nobody outside reads of it before, such as 2026-12-01T00:01:00Z')
    .action(async (folder: string, { embargo }: { readonly embargo?: string }, own: Command) =>
      (await load()).registerPack({ ...means(folder, own), embargo }),
    );
  step('sign', 'sign for your organisation; every ask not named below is supported')
    .requiredOption('--signatory <office>', 'who signs, as it is printed, such as "Mayor of London"')
    .option('--region <code>', 'ONS code of the city region that is signed for')
    .option('--reserve <ask=words...>', 'support an ask with a reservation, which is printed')
    .option('--abstain <ask...>', 'take no position on an ask')
    .action(async (folder: string, flags: SignFlags, own: Command) =>
      (await load()).signPack({ ...means(folder, own), ...flags, hub: means(folder, own).hub }),
    );
  step('withdraw', "take your organisation's signature back").action(
    async (folder: string, _: object, own: Command) => (await load()).withdraw(means(folder, own)),
  );
  step('approve', 'as an owner, approve the sentences that use your figures of a dataset')
    .requiredOption('--dataset <name>', 'with its sector, such as support.clients')
    .action(async (folder: string, { dataset }: { readonly dataset: string }, own: Command) =>
      (await load()).approveSentences({ ...means(folder, own), dataset }),
    );
  step('release', 'approve the release: it needs two persons of two organisations').action(
    async (folder: string, _: object, own: Command) => (await load()).release(means(folder, own)),
  );
  step('standing', 'who signed, what is missing, and whether its figures still stand').action(
    async (folder: string, _: object, own: Command) => (await load()).standing(means(folder, own)),
  );
}

const writeOut = (text: string): void => void process.stdout.write(text);
