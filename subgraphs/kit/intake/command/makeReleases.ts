import path from 'node:path';
import { ConcordatError } from '../../../../schema/protocol/errors.js';
import {
  type ReleaseDocument,
  releaseSchema,
  type SignedRelease,
  signedReleaseSchema,
  signRelease,
} from '../../../../schema/protocol/release.js';
import { readNamed, writeWhole } from '../../files.js';
import { pushRelease } from '../../release/pushRelease.js';
import { buildChecked } from '../buildChecked.js';
import type { KnownPartner } from '../partnerFile.js';
import { previewText } from '../previewText.js';
import { readAcceptedTables, withTables } from './acceptedTables.js';
import { checkFiles, type SheetFlags } from './checkFiles.js';
import { earlierReleases } from './earlierReleases.js';
import { findPartner } from './findPartner.js';
import type { KitContext } from './kitContext.js';
import { ownerKey } from './ownerKey.js';

export interface ReleaseFlags extends SheetFlags {
  readonly partner?: string;
  readonly key?: string;
  readonly out: string;
  readonly caveat?: readonly string[];
  readonly json?: boolean;
}

/** `check`: whether the sheets could be released. */
export async function check(
  context: KitContext,
  files: readonly string[],
  flags: ReleaseFlags,
): Promise<void> {
  await checkFiles(context, await findPartner(flags.partner), { files, flags });
}

/** `preview`: what the releases would publish and withhold. Nothing is written but the mapping. */
export async function preview(
  context: KitContext,
  files: readonly string[],
  flags: ReleaseFlags,
): Promise<void> {
  const releases = await built(context, await findPartner(flags.partner), { files, flags });
  for (const release of releases) context.write(`\n${previewText(context.knowledge(), release)}`);
  context.write('\nNothing was written or sent.\n');
}

/** `build`: writes the releases unsigned, for somebody else to look at and sign. */
export async function build(
  context: KitContext,
  files: readonly string[],
  flags: ReleaseFlags,
): Promise<void> {
  const releases = await built(context, await findPartner(flags.partner), { files, flags });
  for (const release of releases) {
    const file = path.join(flags.out, `${release.id}.unsigned.json`);
    await writeWhole(file, `${JSON.stringify(release)}\n`);
    context.write(`${file}\n  Look at it, then: sign ${file}\n`);
  }
}

/** `sign`: signs releases that were built, and writes them ready to be pushed or handed over. */
export async function sign(
  context: KitContext,
  files: readonly string[],
  flags: ReleaseFlags,
): Promise<void> {
  const partner = await findPartner(flags.partner);
  const key = await ownerKey(partner, flags.key);
  for (const file of files) {
    const parsed = releaseSchema.safeParse(await readJson(file));
    if (!parsed.success || parsed.data.owners[0] !== partner.id)
      throw unusable(`${file} to be a release of ${partner.id} as build wrote it`, 'something else');
    await writeSigned(context, flags.out, signRelease(parsed.data, key));
  }
}

/** `push`: hands over what is signed already, or checks, builds, protects and signs sheets first. */
export async function push(
  context: KitContext,
  files: readonly string[],
  flags: ReleaseFlags & { readonly hub: string },
): Promise<void> {
  const isSigned = files.every((file) => file.endsWith('.json'));
  const signed = isSigned ? await readSigned(files) : await signedFromSheets(context, files, flags);
  for (const release of signed) {
    await pushRelease({ fetch: context.fetch, hub: flags.hub }, release);
    context.write(`Pushed ${release.release.id} to ${flags.hub}.\n`);
  }
}

async function signedFromSheets(context: KitContext, files: readonly string[], flags: ReleaseFlags) {
  const partner = await findPartner(flags.partner);
  const key = await ownerKey(partner, flags.key);
  const releases = await built(context, partner, { files, flags });
  for (const release of releases) context.write(`\n${previewText(context.knowledge(), release)}`);
  const signed = releases.map((release) => signRelease(release, key));
  for (const release of signed) await writeSigned(context, flags.out, release);
  return signed;
}

/** The releases of sheets, with the tables that the owner accepted beside those that every release declares. */
export async function built(
  given: KitContext,
  partner: KnownPartner,
  order: { readonly files: readonly string[]; readonly flags: ReleaseFlags },
): Promise<readonly ReleaseDocument[]> {
  const context = withTables(given, await readAcceptedTables(partner.id, order.flags.partner));
  const sheets = await checkFiles(context, partner, order);
  const { id: owner, area: home, demonstration } = partner;
  const warn = (warning: string) => context.write(`  ${warning}\n`);
  const caveats = order.flags.caveat ?? [];
  const earlier = await earlierReleases(order.flags.out, owner);
  const means = { ...context.knowledge(), owner, home, demonstration, caveats, earlier, warn };
  return buildChecked(means, sheets);
}

async function writeSigned({ write }: KitContext, out: string, signed: SignedRelease): Promise<void> {
  const file = path.join(out, `${signed.release.id}.json`);
  await writeWhole(file, `${JSON.stringify(signed)}\n`);
  write(`${file}\n  Signed. Push it, or hand the file over: nothing else needs to travel.\n`);
}

async function readSigned(files: readonly string[]): Promise<readonly SignedRelease[]> {
  return Promise.all(
    files.map(async (file) => {
      const parsed = signedReleaseSchema.safeParse(await readJson(file));
      if (parsed.success) return parsed.data;
      throw unusable(`${file} to be a signed release`, 'something else');
    }),
  );
}

async function readJson(file: string): Promise<unknown> {
  const text = new TextDecoder().decode(await readNamed(file));
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const unusable = (expected: string, found: string): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', { expected, found, remedy: 'Name the right file.' });
