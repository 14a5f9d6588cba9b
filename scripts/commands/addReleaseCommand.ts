import type { Command } from 'commander';
import { readConfig } from '../../gateway/config.js';
import { megabytes } from '../release/megabytes.js';

interface OwnerFlag {
  readonly owner?: string;
}

interface KeyFlag extends OwnerFlag {
  readonly key?: string;
}

const ownerOption = ['--owner <id>', 'whose release; left out for every owner of the dataset'] as const;
const keyOption = [
  '--key <file>',
  "the owner's Ed25519 private key in PEM; a demonstration's follows from its name",
] as const;
const noticeOption = ['--notice <text>', 'why, in one line that everybody may read'] as const;

const about = (dataset: string, { owner }: OwnerFlag) => ({
  config: readConfig(),
  dataset,
  owner,
  write: (text: string) => void process.stdout.write(text),
});

const load = () => import('./release.js');

/** `concordat release build|show|audit|diff|withdraw|correct <dataset>`, on the databases of a hub that runs. */
export function addReleaseCommand(program: Command): void {
  const release = program.command('release').description('what owners released: build, look at, take back');
  const add = (name: string, description: string) =>
    release
      .command(name)
      .argument('<dataset>', 'for example referralsMade')
      .description(description)
      .option(...ownerOption);
  add('build', "count and protect an owner's rows, sign the release and write it to a file")
    .option('--out <folder>', 'folder for the signed releases', 'out/releases')
    .option(...keyOption)
    .option('--memory <MB>', "what protecting one owner's rows may take", megabytes)
    .action(async (dataset: string, flags: KeyFlag & { readonly out: string; readonly memory?: number }) =>
      (await load()).buildRelease({ ...flags, ...about(dataset, flags) }),
    );
  add('show', 'what a release is, and what a withheld cell of it can mean').action(
    async (dataset: string, flags: OwnerFlag) => (await load()).showRelease(about(dataset, flags)),
  );
  add('audit', 'what anybody could compute from it, and what protection costs')
    .option('--tables', 'for every table the share of its cells that answer, before and after protection')
    .action(async (dataset: string, flags: OwnerFlag & { readonly tables?: boolean }) =>
      (await load()).auditRelease({ ...about(dataset, flags), tables: flags.tables === true }),
    );
  add('diff', 'what two releases of one owner show otherwise')
    .option('--from <release>', 'the earlier one, by id or vintage; left out for the last but one')
    .option('--to <release>', 'the later one; left out for the last')
    .action(async (dataset: string, flags: OwnerFlag & { readonly from?: string; readonly to?: string }) =>
      (await load()).diffRelease({ ...flags, ...about(dataset, flags) }),
    );
  add('withdraw', 'take the release that stands out of every answer')
    .requiredOption(...noticeOption)
    .option(...keyOption)
    .action(async (dataset: string, flags: KeyFlag & { readonly notice: string }) =>
      (await load()).withdrawRelease({ ...flags, ...about(dataset, flags) }),
    );
  add('correct', 'build it anew and put it in place of the one that stands')
    .requiredOption(...noticeOption)
    .option(...keyOption)
    .action(async (dataset: string, flags: KeyFlag & { readonly notice: string }) =>
      (await load()).correctRelease({ ...flags, ...about(dataset, flags) }),
    );
}
