import { isRecord } from '../../../scripts/scenarios/world.js';

/**
 * What must be answered: what is left of a question, and a null under each response key that the whole question has
 * beside. A key may come from the answer only where a denied path leads to it or past it.
 */
export function withNulls(left: unknown, found: unknown, denied: readonly string[], at = ''): unknown {
  if (Array.isArray(left)) {
    const items = Array.isArray(found) ? found : [];
    return left.map((item, index) => withNulls(item, items[index], denied, `${at}@.`));
  }
  if (!isRecord(left)) return left;
  const keys = Object.keys(isRecord(found) ? found : {});
  const isTold = (key: string) => denied.some((path) => `${path}.`.startsWith(`${at}${key}.`));
  const added = keys.filter((key) => !Object.hasOwn(left, key) && isTold(key)).map((key) => [key, null]);
  const kept = Object.entries(left).map(([key, value]) => [
    key,
    withNulls(value, isRecord(found) ? found[key] : undefined, denied, `${at}${key}.`),
  ]);
  return Object.fromEntries([...kept, ...added]);
}
