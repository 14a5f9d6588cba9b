import { createHmac, type KeyObject } from 'node:crypto';

/** Gives a name that stands for something without telling it: equal for equal parts, and only under one key. */
export type Pseudonym = (kind: 'person' | 'service' | 'token', ...parts: readonly string[]) => string;

/** Keyed, because subjects and addresses can be guessed (RFC 2104; 128 of 256 bits). */
export function pseudonyms(key: KeyObject): Pseudonym {
  return (kind, ...parts) => {
    const digest = createHmac('sha256', key).update(JSON.stringify([kind, ...parts]));
    return `${kind}-${digest.digest('hex').slice(0, 32)}`;
  };
}
