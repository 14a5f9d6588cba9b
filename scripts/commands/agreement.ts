import { readFile } from 'node:fs/promises';
import type { AgreementBook } from '../../gateway/access/agreements/agreementBook.js';
import {
  applyAgreement,
  revokeAgreement,
  unknownAgreement,
} from '../../gateway/access/agreements/agreementStore.js';
import { expiring } from '../../gateway/access/agreements/expiring.js';
import { dayOf, standingOf } from '../../gateway/access/agreements/standing.js';
import type { Config } from '../../gateway/config.js';
import type { Agreement } from '../../schema/agreements/agreement.js';
import { parseAgreements } from '../../schema/agreements/loadAgreements.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { agreementLine, agreementText, expiringLine } from '../agreements/agreementText.js';
import { withAgreements } from '../agreements/withAgreements.js';
import { messageOf } from '../systemError.js';

export interface AgreementCommand {
  readonly config: Config;
  readonly write: (text: string) => void;
  readonly clock: () => Date;
}

/** `concordat agreement apply`: each of the file's agreements, from the next request on. @throws ConcordatError */
export async function applyAgreements({ config, write }: AgreementCommand, file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  const all = parseAgreements(text, file);
  await withAgreements(config, async (access) => {
    for (const signed of all) {
      const outcome = await applyAgreement(access, signed);
      const { id, purposes, organisations, from, to } = signed.agreement;
      const permits = `permits ${purposes.join(', ')} to ${organisations.join(', ')} from ${from} to ${to}`;
      write(`${outcome === 'NEW' ? 'Applied' : 'Known'}: ${id}\n  ${permits}\n`);
    }
  });
}

export interface ListFlags {
  readonly owner?: string;
  readonly organisation?: string;
  readonly all?: boolean;
}

/** `concordat agreement list`: those in force, or all of them. */
export function listAgreements(command: AgreementCommand, flags: ListFlags): Promise<void> {
  return withBook(command, (book, day) => {
    const kept = book.agreements.filter(
      (one) =>
        (flags.owner ?? one.owner) === one.owner &&
        (flags.organisation === undefined || one.organisations.includes(flags.organisation)) &&
        (flags.all === true || standingOf(book, one, day) === 'IN_FORCE'),
    );
    if (kept.length === 0) command.write('No agreement does.\n');
    for (const one of kept) command.write(agreementLine(book, one, day));
  });
}

/** `concordat agreement show`: its terms in words, or as JSON. @throws ConcordatError UNKNOWN_ID */
export function showAgreement(command: AgreementCommand, id: string, json: boolean): Promise<void> {
  return withBook(command, (book, day) => {
    const found = requireAgreement(book, id);
    command.write(json ? `${JSON.stringify(found, null, 2)}\n` : agreementText(book, found, day));
  });
}

/** `concordat agreement expiring`: what ends, or is to be reviewed, within 60 days. */
export function listExpiring(command: AgreementCommand): Promise<void> {
  return withBook(command, (book, day) => {
    const found = expiring(book, day);
    if (found.length === 0)
      command.write('No agreement in force ends, or is to be reviewed, within 60 days.\n');
    for (const one of found) command.write(expiringLine(one));
  });
}

/** `concordat agreement revoke`. @throws ConcordatError UNKNOWN_ID */
export function endAgreement({ config, write }: AgreementCommand, id: string): Promise<void> {
  return withAgreements(config, async (access) => {
    const outcome = await revokeAgreement(access, id);
    write(
      outcome === 'REVOKED'
        ? `Revoked ${id}. It holds from the next request on, on every replica.\n`
        : `${id} was revoked before.\n`,
    );
  });
}

function withBook(
  { config, clock }: AgreementCommand,
  work: (book: AgreementBook, day: string) => void,
): Promise<void> {
  return withAgreements(config, async ({ readBook }) => work(await readBook(), dayOf(clock())));
}

/** @throws ConcordatError UNKNOWN_ID */
export function requireAgreement({ agreements }: AgreementBook, id: string): Agreement {
  const found = agreements.find((one) => one.id === id);
  if (found === undefined) throw unknownAgreement(id);
  return found;
}

const unreadable = (file: string, cause: unknown) =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: 'a file of signed agreements',
    found: `${file}: ${messageOf(cause)}`,
    remedy: 'Check the name and the folder.',
    cause,
  });
