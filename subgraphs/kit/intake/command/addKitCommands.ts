import path from 'node:path';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { sectors } from '../../../../schema/datasets/dataset.js';
import { ConcordatError } from '../../../../schema/protocol/errors.js';
import { writeNew } from '../../files.js';
import { type TemplateFormat, templateFormats, writeTemplate } from '../template/writeTemplate.js';
import { addTableCommands } from './addTableCommands.js';
import { addAuditCommands } from './auditCommands.js';
import { findPartner } from './findPartner.js';
import { type KeygenFlags, keygen } from './keygen.js';
import type { KitContext } from './kitContext.js';
import { build, check, preview, push, type ReleaseFlags, sign } from './makeReleases.js';
import { type AskedPreview, previewTable } from './previewTable.js';
import { refusing } from './refusing.js';

/** The commands of the kit, on whichever command line: all that touches a row runs here, and opens no port. */
export function addKitCommands(program: Command, context: KitContext): void {
  program
    .command('keygen')
    .argument('<id>', 'small letters, digits and hyphens')
    .description("make an owner's key, and the partner file for the hub")
    .requiredOption('--name <name>', 'name of the body, as it stands beside its figures')
    .addOption(new Option('--sector <sector>', 'what it does').choices([...sectors]).makeOptionMandatory())
    .requiredOption('--area <code>', 'ONS code of the area it works in')
    .option('--out <folder>', 'where to write both', '.')
    .action((id: string, flags: KeygenFlags) => keygen(context, id, flags));
  program
    .command('template')
    .argument('<dataset>', 'for example clients')
    .description('write an empty sheet with columns, code lists and SYNTHETIC examples')
    .addOption(new Option('--format <format>', 'kind of file').choices([...templateFormats]).default('xlsx'))
    .option('--partner <file>', 'partner file, to list its own areas alone')
    .option('--out <folder>', 'where to write it', '.')
    .action((dataset: string, flags: TemplateFlags) => template(context, dataset, flags));
  const sheets = (name: string, description: string) =>
    withSheetFlags(
      program.command(name).argument('<file...>', 'CSV, XLSX or ODS; dataset=file').description(description),
    );
  sheets('check', 'say what is wrong with sheets').action((files: string[], flags: ReleaseFlags) =>
    refusing(context, flags, () => check(context, files, flags)),
  );
  sheets('preview', 'say what their releases would publish and withhold')
    .option('--request <id>', 'a table that somebody asks for: say what that one would')
    .option('--hub <url>', 'the hub that has the request')
    .action((files: string[], flags: ReleaseFlags & Partial<AskedPreview>) =>
      refusing(context, flags, () =>
        isAsked(flags) ? previewTable(context, files, flags) : preview(context, files, flags),
      ),
    );
  sheets('build', 'count and protect, and write the releases unsigned').action(
    (files: string[], flags: ReleaseFlags) => refusing(context, flags, () => build(context, files, flags)),
  );
  addTableCommands(program, context);
  program
    .command('sign')
    .argument('<file...>', 'releases as build wrote them')
    .description("sign releases with the owner's key")
    .option(...partnerOption)
    .option(...keyOption)
    .option(...outOption)
    .action((files: string[], flags: ReleaseFlags) => sign(context, files, flags));
  sheets('push', 'hand signed releases to the hub; sheets are checked, built and signed first')
    .requiredOption('--hub <url>', 'origin of the hub, for example https://hub.example')
    .option(...keyOption)
    .action((files: string[], flags: ReleaseFlags & { readonly hub: string }) =>
      refusing(context, flags, () => push(context, files, flags)),
    );
  addAuditCommands(program, context);
}

function isAsked<Flags extends Partial<AskedPreview>>(flags: Flags): flags is Flags & AskedPreview {
  if ((flags.request === undefined) === (flags.hub === undefined)) return flags.request !== undefined;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: '--request and --hub together',
    found: flags.hub === undefined ? '--request alone' : '--hub alone',
    remedy: 'Name the request and the hub that has it, or neither.',
  });
}

const partnerOption = ['--partner <file>', 'partner file; the only one in this folder if left out'] as const;
const keyOption = ['--key <file>', "the owner's private key; <id>.key.pem if left out"] as const;
const outOption = ['--out <folder>', 'where to write releases', 'releases'] as const;

const withSheetFlags = (command: Command): Command =>
  command
    .option(...partnerOption)
    .option('--from <day>', 'first day whose rows the sheets hold whole, YYYY-MM-DD', day)
    .option('--to <day>', 'last such day', day)
    .option('--followed-to <day>', 'day up to which the rows were followed; that of --to if left out', day)
    .option('--sheet <name>', 'worksheet that is meant')
    .option('--accept', 'what was guessed of the headings is right')
    .option('--same-rows-are-people', 'rows alike to the last cell are different people')
    .option('--caveat <text...>', 'what has to be said of these figures')
    .option('--json', 'print every fault as JSON')
    .option(...outOption);

function day(text: string): string {
  if (z.iso.date().safeParse(text).success) return text;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: 'a day as YYYY-MM-DD',
    found: text.slice(0, 40),
    remedy: 'For example --from 2022-01-01.',
  });
}

interface TemplateFlags {
  readonly format: TemplateFormat;
  readonly partner?: string;
  readonly out: string;
}

async function template(
  { knowledge, write }: KitContext,
  name: string,
  { format, partner, out }: TemplateFlags,
): Promise<void> {
  const { catalogue, areas } = knowledge();
  const dataset = catalogue.dataset(name);
  if (dataset === undefined || dataset.rule === 'PUBLISHED') {
    const names = catalogue.datasets.filter(({ rule }) => rule !== 'PUBLISHED').map((one) => one.name);
    throw new ConcordatError('ARGUMENT_INVALID', {
      expected: `one of ${names.join(', ')}`,
      found: name.slice(0, 40),
      remedy: 'Name the dataset you want to publish.',
    });
  }
  const home = partner === undefined ? undefined : (await findPartner(partner)).area;
  for (const file of writeTemplate({ catalogue, areas, dataset, home }, format)) {
    await writeNew(path.join(out, file.name), file.bytes);
    write(`${path.join(out, file.name)}\n`);
  }
}
