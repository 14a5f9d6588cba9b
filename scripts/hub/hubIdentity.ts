import { createHash, createSecretKey } from 'node:crypto';
import type { Pool } from 'pg';
import type { Identify } from '../../gateway/access/identify.js';
import {
  demonstrationIssuer,
  demonstrationToken,
} from '../../gateway/access/identity/demonstration/demonstrationIssuer.js';
import { visitorHeaders } from '../../gateway/access/identity/demonstration/visitor.js';
import { identityBook } from '../../gateway/access/identity/identityBook.js';
import { pseudonyms } from '../../gateway/access/identity/pseudonym.js';
import { startIdentity } from '../../gateway/access/identity/startIdentity.js';
import type { Config } from '../../gateway/config.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import type { Databases } from '../database/databases.js';
import { databaseNames, hubRole } from '../database/plan.js';
import { provideDemonstrationKey } from '../identity/demonstrationKey.js';
import { isLoopback } from '../identity/isLoopback.js';
import { loadIssuers } from '../identity/loadIssuers.js';

export interface HubIdentityOptions {
  readonly config: Config;
  readonly databases: Databases;
  readonly pool: Pool;
  readonly clock: () => Date;
  readonly say: (text: string) => void;
}

export interface HubIdentity {
  readonly identify: Identify;
  /** What the pages show for a visitor who shows nothing; on a demonstration alone. */
  readonly visitor: VisitorHeaders | undefined;
  readonly isDemonstration: boolean;
}

type VisitorHeaders = ReturnType<typeof visitorHeaders>;

const warning = `DEMONSTRATION IDENTITIES. No OIDC issuer is configured (CONCORDAT_ISSUERS), so this hub accepts tokens
that anybody with access to its home can make: npm run -s concordat -- token --as analyst
It listens on this machine alone, and its pages ask as the demonstration's analyst.`;

/** Who may come in: the configured issuers, or on this machine alone the demonstration's own. */
export async function hubIdentity({
  config,
  databases,
  pool,
  clock,
  say,
}: HubIdentityOptions): Promise<HubIdentity> {
  const means = { book: identityBook(pool), pseudonym: hubPseudonyms(databases), clock };
  if (config.issuersFile !== undefined) {
    const issuers = await loadIssuers(config.issuersFile);
    return { identify: startIdentity({ ...means, issuers }), visitor: undefined, isDemonstration: false };
  }
  if (!isLoopback(config.host)) throw noIssuer(config.host);
  const key = await provideDemonstrationKey(config.home);
  say(warning);
  const token = () => demonstrationToken(key, { as: 'analyst', lifeSeconds: 3600, now: clock() });
  return {
    identify: startIdentity({ ...means, issuers: [demonstrationIssuer(key)] }),
    visitor: visitorHeaders(token, clock),
    isDemonstration: true,
  };
}

/** Keyed by a secret of the home that the database doesn't hold: every process on the home has the same. */
export function hubPseudonyms(databases: Databases) {
  const secret = new URL(databases.url(databaseNames.hub, hubRole)).password;
  return pseudonyms(
    createSecretKey(createHash('sha256').update(`Concordat pseudonym key ${secret}`).digest()),
  );
}

const noIssuer = (host: string) =>
  new ConcordatError('CONFIGURATION_INVALID', {
    expected: `an OIDC issuer for a hub that others can reach at ${host}`,
    found: "none, and the demonstration's issuer lets anybody in",
    remedy:
      'name a file of issuers in CONCORDAT_ISSUERS, or leave CONCORDAT_HOST out to listen on this machine alone.',
  });
