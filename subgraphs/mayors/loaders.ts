import DataLoader from 'dataloader';
import type { AreaKind } from '../../schema/areas/areas.js';
import type { Area } from './contract/area.js';
import type { Fit } from './contract/fit.js';
import type { Mayor } from './contract/mayor.js';
import type { Population } from './contract/population.js';
import type { MayorsDatabase } from './database/client.js';
import { findAreas, findFits, findMayors, findNested, findPopulations } from './queries.js';

/** Areas of one kind around or within an area. */
export interface NestedKey {
  readonly code: string;
  readonly kind: AreaKind;
}

/** What one request reads from the database: each loader sends one statement for any number of areas. */
export interface Loaders {
  readonly area: DataLoader<string, Area | undefined>;
  readonly within: DataLoader<NestedKey, readonly Area[], string>;
  readonly members: DataLoader<NestedKey, readonly Area[], string>;
  readonly fit: DataLoader<string, Fit | undefined>;
  /** Every vintage held, the newest first. */
  readonly populations: DataLoader<string, readonly Population[]>;
  readonly mayor: DataLoader<string, Mayor | undefined>;
}

/** Loaders for one request. */
export function makeLoaders(database: MayorsDatabase): Loaders {
  return {
    area: oneByCode((codes) => findAreas(database, codes)),
    within: nested(database, 'OUTER'),
    members: nested(database, 'INNER'),
    fit: oneByCode((codes) => findFits(database, codes)),
    populations: new DataLoader(async (codes) => {
      const found = await findPopulations(database, codes);
      return codes.map((code) => found.get(code) ?? []);
    }),
    mayor: oneByCode((codes) => findMayors(database, codes)),
  };
}

type FindByCode<Value> = (codes: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

function oneByCode<Value>(find: FindByCode<Value>): DataLoader<string, Value | undefined> {
  return new DataLoader(async (codes) => {
    const found = await find(codes);
    return codes.map((code) => found.get(code));
  });
}

/** Several kinds may be asked in one request; all go into one statement and are told apart afterwards. */
function nested(
  database: MayorsDatabase,
  side: 'INNER' | 'OUTER',
): DataLoader<NestedKey, readonly Area[], string> {
  const find = async (keys: readonly NestedKey[]) => {
    const found = await findNested(database, side, {
      codes: [...new Set(keys.map(({ code }) => code))],
      kinds: [...new Set(keys.map(({ kind }) => kind))],
    });
    return keys.map(({ code, kind }) => (found.get(code) ?? []).filter((area) => area.kinds.includes(kind)));
  };
  return new DataLoader(find, { cacheKeyFn: ({ code, kind }) => `${code} ${kind}` });
}
