import {
  demonstrationToken,
  type TokenWish,
} from '../../gateway/access/identity/demonstration/demonstrationIssuer.js';
import { demonstrationPersons } from '../../gateway/access/identity/demonstration/persons.js';
import { demonstrationPurpose } from '../../gateway/access/identity/demonstration/visitor.js';
import type { Config } from '../../gateway/config.js';
import { readDemonstrationKey } from './demonstrationKey.js';

export interface AskAs {
  readonly config: Config;
  /** Who asks on a demonstration where no token is given. */
  readonly as: TokenWish['as'];
  /** A token or key, else the one of the environment. */
  readonly token?: string | undefined;
  /** Id of a registered purpose. */
  readonly purpose?: string | undefined;
}

/** What a command shows the hub, and as whom that is in words. */
export interface Shown {
  readonly headers: Readonly<Record<string, string>>;
  readonly said: string;
}

/** Long enough for a command, in seconds. */
const lifeSeconds = 600;

/** The token a command asks with: the one given, else one of the demonstration's own, else none. */
export async function askAs({
  config,
  as,
  token = config.token,
  purpose = demonstrationPurpose,
}: AskAs): Promise<Shown> {
  const stated = { 'concordat-purpose': purpose };
  if (token !== undefined)
    return {
      headers: { ...stated, authorization: `Bearer ${token}` },
      said: `Asking with the given token, for ${purpose}.`,
    };
  const key = await readDemonstrationKey(config.home);
  if (key === undefined)
    return {
      headers: {},
      said: 'Asking as nobody, for what is public. --token or CONCORDAT_TOKEN says who asks.',
    };
  const made = await demonstrationToken(key, { as, lifeSeconds, now: new Date() });
  return {
    headers: { ...stated, authorization: `Bearer ${made}` },
    said: `Asking as the demonstration's ${as} of ${demonstrationPersons[as].organisation}, for ${purpose}.`,
  };
}

/** Fetches under what was shown. */
export function fetchAs({ headers }: Shown, get: typeof fetch): typeof fetch {
  return (url, init) =>
    get(url, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), ...headers } });
}
