import path from 'node:path';
import type { Command } from 'commander';
import type { UseRow } from '../../../../schema/protocol/audit/useRows.js';
import { isWorkbookKind, useWorkbook, workbookKinds } from '../../../../schema/protocol/audit/useWorkbook.js';
import { ConcordatError } from '../../../../schema/protocol/errors.js';
import type { Verifier } from '../../../../schema/protocol/merkle/checkpoint.js';
import type { AskOptions } from '../../audit/askUses.js';
import { pinnedLogKey } from '../../audit/pinnedLogKey.js';
import { provenUses } from '../../audit/provenUses.js';
import { type TakenCheckpoint, takeCheckpoint } from '../../audit/takeCheckpoint.js';
import { usesOf } from '../../audit/uses.js';
import { useText } from '../../audit/useText.js';
import { readIfThere, writeWhole } from '../../files.js';
import { findPartner } from './findPartner.js';
import type { KitContext } from './kitContext.js';
import { ownerKey } from './ownerKey.js';

interface AuditFlags {
  readonly hub: string;
  readonly partner?: string;
  readonly key?: string;
  readonly keep: string;
}

interface UsesFlags extends AuditFlags {
  readonly of?: string;
  readonly since?: string;
  readonly out?: string;
  readonly prove?: boolean;
}

/** The commands by which a partner sees who used its figures, and that nobody rewrote it. They open no port. */
export function addAuditCommands(program: Command, context: KitContext): void {
  const asking = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .requiredOption('--hub <url>', 'origin of the hub, for example https://hub.example')
      .option('--partner <file>', 'partner file; the only one in this folder if left out')
      .option('--key <file>', "the owner's private key; <id>.key.pem if left out")
      .option('--keep <folder>', "where the log's key and the last checkpoint are kept", '.');
  asking('witness', "keep the newest checkpoint of the hub's audit log, if it follows from the last").action(
    (flags: AuditFlags) => witness(context, flags),
  );
  asking('uses', 'list who used your figures, for what, under which agreement and how often')
    .option('--of <dataset>', 'uses of one dataset')
    .option('--since <day>', 'uses from this day on, YYYY-MM-DD')
    .option('--out <file>', `write a spreadsheet: ${workbookKinds.map((kind) => `.${kind}`).join(', ')}`)
    .option('--prove', 'add them up here, from entries proven one by one against the checkpoint you keep')
    .action((flags: UsesFlags) => uses(context, flags));
}

interface Asker {
  readonly asking: AskOptions;
  readonly verifier: Verifier;
  /** Where the last checkpoint is kept. */
  readonly file: string;
}

async function askerOf({ fetch, write }: KitContext, flags: AuditFlags): Promise<Asker> {
  const partner = await findPartner(flags.partner);
  const key = await ownerKey(partner, flags.key);
  const door = { hub: flags.hub, fetch };
  const keyFile = path.join(flags.keep, `${partner.id}.log-key`);
  const { verifier, isNew } = await pinnedLogKey(door, keyFile);
  if (isNew)
    write(
      `${keyFile}\n  is the key of the hub's log from now on. Compare it with what its operator reads out.\n`,
    );
  const asking = { ...door, partner: partner.id, key, clock: () => new Date(), log: verifier.name };
  return { asking, verifier, file: path.join(flags.keep, `${partner.id}.checkpoint`) };
}

/** `witness`: what a partner without a server does in place of one. */
async function witness(context: KitContext, flags: AuditFlags): Promise<void> {
  const { asking, ...kept } = await askerOf(context, flags);
  context.write(takenText(await takeCheckpoint(asking, kept), kept.file));
}

const takenText = ({ checkpoint, before }: TakenCheckpoint, file: string): string =>
  before
    ? `The log grew from ${before.size} to ${checkpoint.size} entries and nothing before was changed: ${file}\n`
    : `A log of ${checkpoint.size} entries. From now on nothing in it can be changed unseen: ${file}\n`;

/** `uses`: as the hub adds them up, or as its entries prove them. */
async function uses(context: KitContext, flags: UsesFlags): Promise<void> {
  const kind = flags.out?.split('.').at(-1) ?? '';
  if (flags.out !== undefined && !isWorkbookKind(kind)) throw unknownKind(flags.out);
  const asker = await askerOf(context, flags);
  const rows = flags.prove ? await proven(context, asker, flags) : await usesOf(asker.asking, flags);
  if (flags.out === undefined || !isWorkbookKind(kind)) return context.write(useText(rows));
  await writeWhole(flags.out, useWorkbook(rows, kind));
  context.write(`${rows.length} rows: ${flags.out}\n`);
}

async function proven(
  { write }: KitContext,
  { asking, verifier, file }: Asker,
  flags: UsesFlags,
): Promise<readonly UseRow[]> {
  write(takenText(await takeCheckpoint(asking, { file, verifier }), file));
  const note = (await readIfThere(file)) ?? '';
  const { rows, entries, erased } = await provenUses(asking, { note, verifier }, flags);
  write(
    `${entries.length} entries that concern you stand in it${erased > 0 ? `; what ${erased} of them said is erased` : ''}.\n`,
  );
  return rows;
}

const unknownKind = (out: string): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: `--out to end in ${workbookKinds.join(', ')}`,
    found: out,
    remedy: 'Leave it out for lines on the terminal.',
  });
