import {
  demonstrationToken,
  type TokenWish,
} from '../../gateway/access/identity/demonstration/demonstrationIssuer.js';
import { demonstrationPurpose } from '../../gateway/access/identity/demonstration/visitor.js';
import { readDemonstrationKey } from '../../scripts/identity/demonstrationKey.js';

/** Whom the demonstration's commands could ask as, and what for. */
export interface AskedAs {
  readonly as?: TokenWish['as'];
  readonly organisation?: string;
  readonly purpose?: string;
}

/** Headers that show who asks a hub on this home: an analyst of London unless told otherwise. */
export async function demonstrationHeaders(
  home: string,
  { as = 'analyst', organisation, purpose = demonstrationPurpose }: AskedAs = {},
): Promise<Readonly<Record<string, string>>> {
  const key = await readDemonstrationKey(home);
  if (key === undefined) throw new Error('The hub has made no key for its demonstration.');
  const token = await demonstrationToken(key, { as, organisation, lifeSeconds: 600, now: new Date() });
  return { authorization: `Bearer ${token}`, 'concordat-purpose': purpose };
}
