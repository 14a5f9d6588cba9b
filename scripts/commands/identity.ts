import { demonstrationToken } from '../../gateway/access/identity/demonstration/demonstrationIssuer.js';
import {
  demonstrationPersons,
  isDemonstrationPerson,
} from '../../gateway/access/identity/demonstration/persons.js';
import { listPurposes, registerPurpose } from '../../gateway/access/identity/purposeStore.js';
import { revocable, revokeIdentity } from '../../gateway/access/identity/revocations.js';
import { createKey, listKeys, revokeKeys } from '../../gateway/access/identity/service/keyStore.js';
import type { Config } from '../../gateway/config.js';
import { loadPartners } from '../../schema/partners/partners.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import type { Purpose } from '../../schema/purposes/purposes.js';
import { hubPseudonyms } from '../hub/hubIdentity.js';
import { readDemonstrationKey } from '../identity/demonstrationKey.js';
import { withHub } from '../identity/withHub.js';

export interface TokenFlags {
  readonly as: string;
  readonly organisation?: string | undefined;
  readonly purpose?: string | undefined;
}

const tokenLifeSeconds = 3600;

/** `concordat token`: a token of the demonstration, alone on its line. @throws ConcordatError ARGUMENT_INVALID */
export async function token({ home }: Config, { as, organisation, purpose }: TokenFlags): Promise<string> {
  if (!isDemonstrationPerson(as)) throw unknownPerson(as);
  const key = await readDemonstrationKey(home);
  if (key === undefined) throw noDemonstration(home);
  const wish = { as, organisation, purpose, lifeSeconds: tokenLifeSeconds, now: new Date() };
  return `${await demonstrationToken(key, wish)}\n`;
}

/** `concordat key create`. The key goes out once. */
export function makeKey(config: Config, organisation: string, days: number): Promise<string> {
  if (!loadPartners().some(({ id }) => id === organisation)) throw unknownPartner(organisation);
  return withHub(config, async (access) => `${await createKey(access, organisation, days)}\n`);
}

/** `concordat key list`. */
export function keyList(config: Config, organisation: string): Promise<string> {
  return withHub(config, async ({ pool }) => {
    const keys = await listKeys(pool, organisation);
    const now = new Date();
    const state = ({ expires, revoked }: (typeof keys)[number]): string => {
      if (revoked !== null) return `revoked ${dayOf(revoked)}`;
      return `${expires <= now ? 'expired' : 'active until'} ${dayOf(expires)}`;
    };
    if (keys.length === 0) return `${organisation} has no keys.\n`;
    return keys.map((key) => `${key.id}  made ${dayOf(key.created)}  ${state(key)}\n`).join('');
  });
}

/** `concordat key revoke`. @throws ConcordatError ARGUMENT_INVALID where there was none */
export function endKeys(config: Config, organisation: string, id: string | undefined): Promise<string> {
  return withHub(config, async (access) => {
    const ended = await revokeKeys(access, organisation, id);
    if (ended === 0) throw noKey(organisation, id);
    return `Revoked ${ended} ${ended === 1 ? 'key' : 'keys'} of ${organisation}. It holds from the next request on.\n`;
  });
}

/** `concordat revoke`. @throws ConcordatError ARGUMENT_INVALID */
export function revoke(config: Config, text: string): Promise<string> {
  return withHub(config, async (access) => {
    const name = revocable(text, hubPseudonyms(access.databases));
    if (name === undefined) throw notRevocable();
    await revokeIdentity(access, name);
    return `Revoked ${name}. It holds from the next request on.\n`;
  });
}

/** `concordat purpose register`. @throws ConcordatError DATA_INVALID, ARGUMENT_INVALID */
export function newPurpose(config: Config, purpose: Purpose): Promise<string> {
  return withHub(config, async (access) => {
    await registerPurpose(access, purpose);
    return `Registered ${purpose.id}. Owners permit it by agreements that name it.\n`;
  });
}

/** `concordat purpose list`: those of the running hub. */
export function purposeList(config: Config): Promise<string> {
  return withHub(config, async ({ pool }) =>
    (await listPurposes(pool)).map(({ id, title, use }) => `${id}\n  ${title}. ${use}\n`).join(''),
  );
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

const unknownPerson = (as: string) =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: `--as to be ${Object.keys(demonstrationPersons).join(', ')}`,
    found: `"${as}"`,
    remedy: 'Name one of these.',
  });

const noDemonstration = (home: string) =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: `the key of a demonstration in the home ${home}`,
    found: 'none',
    remedy: 'Start the demonstration with npm start; a hub with OIDC issuers takes their tokens alone.',
  });

const unknownPartner = (organisation: string) =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: 'the id of a partner in schema/partners/partners.json',
    found: `"${organisation}"`,
    remedy: 'Name a partner, such as metropolitan-police-demo.',
  });

const noKey = (organisation: string, id: string | undefined) =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected:
      id === undefined ? `an active key of ${organisation}` : `an active key ${id} of ${organisation}`,
    found: 'none',
    remedy: `List them: npm run -s concordat -- key list ${organisation}`,
  });

const notRevocable = () =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected:
      'a token, or the pseudonym of a person, service or token (person-, service- or token- and 32 hex digits)',
    found: 'something else',
    remedy: 'Pseudonyms stand in the audit log.',
  });
