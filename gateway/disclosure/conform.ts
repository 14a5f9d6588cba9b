import { isObject } from './judgePlace.js';

/** A value as shown, with whatever differs from what is expected put right, and whether anything did. */
export interface Conformed {
  readonly value: unknown;
  readonly isEqual: boolean;
}

/**
 * Puts right, in place, what is shown of an expected value. Members that weren't asked for stay absent; members that
 * nobody expects here belong to another subgraph and stay as they are. A list of another length is emptied.
 */
export function conform(shown: unknown, expected: unknown): Conformed {
  if (shown === undefined) return { value: shown, isEqual: true };
  if (Array.isArray(expected)) return conformList(shown, expected);
  if (isObject(expected) && isObject(shown))
    return { value: shown, isEqual: conformMembers(shown, expected) };
  return { value: isObject(expected) ? null : expected, isEqual: Object.is(shown, expected) };
}

function conformList(shown: unknown, expected: readonly unknown[]): Conformed {
  if (!Array.isArray(shown) || shown.length !== expected.length) return { value: [], isEqual: false };
  const items = shown.map((item, at) => conform(item, expected[at]));
  return { value: items.map(({ value }) => value), isEqual: items.every(({ isEqual }) => isEqual) };
}

function conformMembers(shown: Record<string, unknown>, expected: Record<string, unknown>): boolean {
  let isEqual = true;
  for (const name of Object.keys(expected).filter((member) => member in shown)) {
    const member = conform(shown[name], expected[name]);
    if (!member.isEqual) shown[name] = member.value;
    isEqual &&= member.isEqual;
  }
  return isEqual;
}
