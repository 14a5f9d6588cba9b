import type { Config } from '../../gateway/config.js';
import { withdrawOfficial } from '../../gateway/registry/withdrawRelease.js';
import { correctionOf } from '../../schema/protocol/correction.js';
import { signRelease } from '../../schema/protocol/release.js';
import { signWithdrawal } from '../../schema/protocol/withdrawal.js';
import { loadSideKnowledge } from '../../schema/side-knowledge/sideKnowledge.js';
import { certificateOf } from '../../subgraphs/kit/index.js';
import { withRecorder } from '../audit/withRecorder.js';
import { hubKey } from '../hub/hubKey.js';
import { createProgress } from '../progress.js';
import { auditReleases } from '../release/auditReleases.js';
import { auditText } from '../release/auditText.js';
import { buildOwned, cellsIn } from '../release/buildOwned.js';
import { checkNotice } from '../release/checkNotice.js';
import {
  chooseOwners,
  isStanding,
  requireDataset,
  requireOneOwner,
  requireSome,
} from '../release/chooseReleases.js';
import { differencesOf } from '../release/differences.js';
import { diffText } from '../release/diffText.js';
import { ownerKeyOf } from '../release/ownerKeyOf.js';
import { pairOf } from '../release/pairOf.js';
import { pushSigned } from '../release/pushSigned.js';
import { findRegistered, type Registered, readTables } from '../release/registered.js';
import { showText } from '../release/showText.js';
import { timeLeft } from '../release/timeLeft.js';
import { type RegisterAccess, withRegister } from '../release/withRegister.js';
import { prepareFolder, writeRelease } from '../release/writeRelease.js';

export interface ReleaseCommand {
  readonly config: Config;
  readonly dataset: string;
  readonly owner?: string | undefined;
  readonly write: (text: string) => void;
}

/** Registered releases of the dataset: of the owner named, else of all. */
async function chosen(access: RegisterAccess, { dataset: name, owner }: ReleaseCommand) {
  const dataset = requireDataset(access.catalogue, name);
  const owners = chooseOwners(dataset, access.partners, owner);
  const found = await findRegistered(access.pool, dataset.name);
  const own = found.filter((release) => owners.some(({ id }) => id === release.owner));
  return { dataset, owners, releases: requireSome(own, dataset, owner) };
}

/** The release of an owner that answers now. */
function standingOf(
  releases: readonly Registered[],
  command: ReleaseCommand,
  access: RegisterAccess,
): Registered {
  const dataset = requireDataset(access.catalogue, command.dataset);
  const owned = access.partners.filter(({ id }) => releases.some(({ owner }) => owner === id));
  const { id } = requireOneOwner(dataset, owned);
  const [found] = requireSome(releases.filter(isStanding), dataset, id);
  if (found === undefined) throw new RangeError('No release stands.');
  return found;
}

/** `concordat release show`: what a release is, and what a withheld cell of it can mean. */
export function showRelease(command: ReleaseCommand): Promise<void> {
  return withRegister(command.config, async (access) => {
    const { dataset, releases } = await chosen(access, command);
    const standing = releases.filter(isStanding);
    // Where none answers any more, the last that did says why.
    const first = (standing.length > 0 ? standing : releases).slice(0, 1);
    const shown = command.owner === undefined ? first : releases;
    for (const release of shown)
      command.write(showText(dataset, release, await readTables(access.pool, release.id)));
    const others = standing.length - shown.filter(isStanding).length;
    if (others > 0) command.write(`${others} more owners have a release of it: name one with --owner.\n`);
  });
}

/** `concordat release audit`: protection and utility. */
export function auditRelease(command: ReleaseCommand & { readonly tables: boolean }): Promise<void> {
  const progress = createProgress({ output: process.stderr, colour: command.config.colour });
  return withRegister(command.config, async (access) => {
    const { dataset, releases } = await chosen(access, command);
    const standing = requireSome(releases.filter(isStanding), dataset, command.owner);
    const audited = await progress.step('Looking at each release from outside', (note) =>
      auditReleases(access, { dataset, releases: standing, note }),
    );
    command.write(auditText(dataset, audited, command.tables));
  });
}

/** `concordat release diff`: two releases of one owner. */
export function diffRelease(
  command: ReleaseCommand & { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<void> {
  return withRegister(command.config, async (access) => {
    const { dataset, releases } = await chosen(access, command);
    const owned = access.partners.filter(({ id }) => releases.some(({ owner }) => owner === id));
    requireOneOwner(dataset, owned);
    const [from, to] = pairOf(releases, command);
    const [before, after] = await Promise.all([from, to].map(({ id }) => readTables(access.pool, id)));
    command.write(diffText(from, to, differencesOf(before ?? [], after ?? [])));
  });
}

/** `concordat release build`: counts, protects and signs; a file for each owner, whole or not at all. */
export function buildRelease(
  command: ReleaseCommand & {
    readonly out: string;
    readonly key?: string | undefined;
    /** What protecting one owner's rows may take, in megabytes. */
    readonly memory?: number | undefined;
  },
): Promise<void> {
  const progress = createProgress({ output: process.stderr, colour: command.config.colour });
  return withRegister(command.config, async (access) => {
    const dataset = requireDataset(access.catalogue, command.dataset);
    const owners = chooseOwners(dataset, access.partners, command.owner).filter(
      ({ demonstration }) => demonstration || command.owner !== undefined,
    );
    const sideKnowledge = loadSideKnowledge();
    await prepareFolder(command.out);
    const files = await progress.step(`Building ${dataset.name}`, async (note) => {
      const left = timeLeft(owners.length, () => performance.now());
      const written: string[] = [];
      let cells = 0;
      for (const partner of owners) {
        note(
          `${partner.name}: counting and protecting, ${cells.toLocaleString('en-GB')} cells done${left(written.length)}`,
        );
        const release = await buildOwned(access, partner, { dataset, megabytes: command.memory });
        const key = await ownerKeyOf(partner, command.key);
        const signed = signRelease(release, key);
        const certificate = certificateOf({ catalogue: access.catalogue, sideKnowledge }, signed);
        written.push(await writeRelease(command.out, signed, certificate));
        cells += cellsIn(release);
      }
      return { written, cells };
    });
    const what =
      files.written.length === 1 ? files.written[0] : `${files.written.length} files in ${command.out}`;
    command.write(
      `Built and signed, ${files.cells.toLocaleString('en-GB')} cells: ${what}\nBeside each: what was done to protect it, and what anybody can check (.certificate.json)\nNothing was pushed.\n`,
    );
  });
}

export interface NoticedCommand extends ReleaseCommand {
  /** Why, for everybody to read. */
  readonly notice: string;
  readonly key?: string | undefined;
}

/** `concordat release withdraw`: takes a release out of every answer. */
export async function withdrawRelease(command: NoticedCommand): Promise<void> {
  checkNotice(command.notice);
  return withRegister(command.config, async (access) => {
    const { releases } = await chosen(access, command);
    const standing = standingOf(releases, command, access);
    const { id, ownerName } = standing;
    // What the hub itself read from an official file it signed itself, and takes back itself.
    if (standing.rule === 'PUBLISHED')
      await withRecorder(access.databases, (audit) =>
        withdrawOfficial(
          { ...access, audit },
          { release: id, notice: command.notice },
          hubKey(access.databases),
        ),
      );
    else await withdrawOwned(access, command, standing);
    command.write(
      `Withdrawn: ${id}\n  ${ownerName} says: ${command.notice}\n  It answers nothing any more. Its cells stay known to later releases.\n`,
    );
  });
}

async function withdrawOwned(
  { partners }: RegisterAccess,
  { config, notice, key: file }: NoticedCommand,
  { id, sha256, owner }: Registered,
): Promise<void> {
  const partner = partners.find((one) => one.id === owner);
  if (partner === undefined) throw new RangeError(`${owner} is no partner.`);
  const key = await ownerKeyOf(partner, file);
  await pushSigned(config.port, '/withdrawals', signWithdrawal({ release: id, sha256, owner, notice }, key));
}

/** `concordat release correct`: builds anew and puts it in place of the one that stands, with a public notice. */
export async function correctRelease(command: NoticedCommand): Promise<void> {
  checkNotice(command.notice);
  return withRegister(command.config, async (access) => {
    const { dataset, releases } = await chosen(access, command);
    const old = standingOf(releases, command, access);
    const partner = access.partners.find((one) => one.id === old.owner);
    if (partner === undefined) throw new RangeError(`${old.owner} is no partner.`);
    const key = await ownerKeyOf(partner, command.key);
    const built = await buildOwned(access, partner, { dataset, isCorrection: true });
    const corrected = correctionOf(built, { corrects: old.id, notice: command.notice });
    await pushSigned(command.config.port, '/releases', signRelease(corrected, key));
    command.write(
      `Corrected: ${old.id}\n  by ${corrected.id}\n  ${old.ownerName} says: ${command.notice}\n  The notice stands beside every answer.\n`,
    );
  });
}
