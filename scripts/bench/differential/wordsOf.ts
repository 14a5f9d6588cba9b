import type { Graph } from '../../scenarios/graph.js';
import { isRecord } from '../../scenarios/world.js';

const most = 24;

/** Texts that an argument may well hold: identifiers of items, and one that names nothing. */
export function wordsOf({ fullSchema, newWorld }: Graph): readonly string[] {
  const items = newWorld().all(Object.keys(fullSchema.getTypeMap()));
  const words = items.flatMap(({ data }) =>
    Object.values(isRecord(data) ? data : {}).filter(
      (value): value is string => typeof value === 'string' && /^[\w.-]{1,9}$/.test(value),
    ),
  );
  return [...new Set(['nobody', ...words])].slice(0, most);
}
