import { LRUCache } from 'lru-cache';
import { type PermittedOwners, readOwners } from '../../../schema/protocol/signature/permittedOwners.js';
import type { SignedHeader } from '../../../schema/protocol/signature/requestProfile.js';
import { notStated } from '../../../schema/protocol/signature/signRequest.js';

/** For whom and for what a hub asks, as its signature says. */
export interface Caller {
  readonly requestId: string;
  /** Undefined for somebody who belongs to none. */
  readonly organisation: string | undefined;
  /** Undefined where none was stated. */
  readonly purpose: string | undefined;
  readonly owners: PermittedOwners;
}

/** Lists are equal from one question of an organisation to the next: read once, used many times. */
const listsKept = 200;

/** Reads the caller from verified headers; undefined where the list of owners isn't one. */
export function callerReader(): (values: Readonly<Record<SignedHeader, string>>) => Caller | undefined {
  const lists = new LRUCache<string, PermittedOwners>({ max: listsKept });
  return (values) => {
    const text = values['concordat-owners'];
    const owners = lists.get(text) ?? readOwners(text);
    if (!owners) return undefined;
    lists.set(text, owners);
    return {
      requestId: values['concordat-request-id'],
      organisation: stated(values['concordat-organisation']),
      purpose: stated(values['concordat-purpose']),
      owners,
    };
  };
}

const stated = (value: string): string | undefined => (value === notStated ? undefined : value);
