import { createHash, type KeyObject } from 'node:crypto';
import { privateKeyFrom } from '../../schema/protocol/ownerKey.js';

/**
 * DEMONSTRATION: the Ed25519 private key of a demonstration partner. Anyone can derive it from the
 * partner's id, so its signatures prove nothing about a real body; a real partner makes its own key and
 * never shows it.
 */
export function demonstrationKey(partner: string): KeyObject {
  return privateKeyFrom(createHash('sha256').update(`Concordat DEMONSTRATION key of ${partner}`).digest());
}
