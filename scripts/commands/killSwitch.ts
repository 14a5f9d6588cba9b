import {
  hubSubject,
  liftKillSwitch,
  listKillSwitches,
  setKillSwitch,
} from '../../gateway/access/agreements/killSwitches.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { withAgreements } from '../agreements/withAgreements.js';
import type { AgreementCommand } from './agreement.js';

/** `concordat kill-switch set`: for the hub, or for what a partner owns. @throws ConcordatError ARGUMENT_INVALID */
export function stop({ config, write }: AgreementCommand, subject: string): Promise<void> {
  return withAgreements(config, async (access) => {
    const { owners } = await access.readBook();
    if (subject !== hubSubject && !owners.some(({ id }) => id === subject)) throw unknownSubject(subject);
    const isNew = await setKillSwitch(access, subject);
    const what = subject === hubSubject ? 'This hub answers nothing' : `Nothing of ${subject} is answered`;
    write(`${isNew ? '' : 'It was set before. '}${what} from the next request on, on every replica.\n`);
  });
}

/** `concordat kill-switch lift`. @throws ConcordatError ARGUMENT_INVALID where it wasn't set */
export function lift({ config, write }: AgreementCommand, subject: string): Promise<void> {
  return withAgreements(config, async (access) => {
    if (!(await liftKillSwitch(access, subject))) throw notSet(subject);
    write(`Lifted. What agreements permit of ${subject} is answered again.\n`);
  });
}

/** `concordat kill-switch list`: every switch that was ever set. */
export function listSwitches({ config, write }: AgreementCommand): Promise<void> {
  return withAgreements(config, async ({ hub }) => {
    const all = await listKillSwitches(hub);
    if (all.length === 0) write('No kill switch was ever set.\n');
    for (const { subject, set, lifted } of all)
      write(
        `${subject.padEnd(40)} set ${secondOf(set)}  ${lifted === null ? 'STOPPED' : `lifted ${secondOf(lifted)}`}\n`,
      );
  });
}

const secondOf = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

const unknownSubject = (subject: string) =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: 'hub, or the id of a registered partner',
    found: `"${subject}"`,
    remedy: 'List them: npm run -s concordat -- partner list',
  });

const notSet = (subject: string) =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: `a kill switch that is set for ${subject}`,
    found: 'none',
    remedy: 'List them: npm run -s concordat -- kill-switch list',
  });
