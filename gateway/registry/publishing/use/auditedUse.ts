import type { Pool } from 'pg';
import { z } from 'zod';
import { readLeaf } from '../../../../schema/protocol/merkle/auditLeaf.js';
import { periodOf } from '../../../audit/log/periodKeys.js';
import { readEntries, type StoredEntry } from '../../../audit/log/readEntries.js';
import type { CoordinateUse, FieldUse } from './fieldUse.js';

const consultation = z.object({
  use: z.object({ organisation: z.string().nullable() }),
  asker: z.object({ coordinates: z.array(z.string()) }),
});

/** What one question asked for, and on which day. */
interface Asked {
  readonly day: string;
  readonly organisation: string;
  readonly coordinates: readonly string[];
}

/** Where nobody is stated, it was the public. */
const unstated = 'none';

/**
 * Use as the audit log has it: every question names the fields that it asked for. Entries never change, so that each is
 * read once; one whose month was erased counts no more.
 * @param pool the audit log, as a role that may read it
 */
export function auditedUse(pool: Pool): FieldUse {
  const days = new Map<string, Map<string, Counted>>();
  let next = 0;
  let reading: Promise<void> = Promise.resolve();
  const read = async (moment: Date) => {
    const range = { from: next, to: Number.MAX_SAFE_INTEGER, sincePeriod: periodOf(moment) };
    for await (const entry of readEntries(pool, range)) {
      next = entry.position + 1;
      const asked = askedIn(entry);
      if (asked) count(days, asked);
    }
  };
  return {
    async since(moment) {
      reading = reading.catch(() => {}).then(() => read(moment));
      await reading;
      return usesSince(days, moment.toISOString().slice(0, 10));
    },
  };
}

interface Counted {
  uses: number;
  readonly organisations: Set<string>;
}

function askedIn({ leaf, content }: StoredEntry): Asked | undefined {
  const said = readLeaf(leaf);
  if (said?.kind !== 'CONSULTATION') return undefined;
  const { data } = consultation.safeParse(content?.parts);
  if (data === undefined) return undefined;
  const { coordinates } = data.asker;
  return { day: said.at.slice(0, 10), organisation: data.use.organisation ?? unstated, coordinates };
}

function count(days: Map<string, Map<string, Counted>>, { day, organisation, coordinates }: Asked): void {
  const counted = days.get(day) ?? new Map<string, Counted>();
  days.set(day, counted);
  for (const coordinate of coordinates) {
    const known = counted.get(coordinate) ?? { uses: 0, organisations: new Set() };
    known.uses += 1;
    known.organisations.add(organisation);
    counted.set(coordinate, known);
  }
}

function usesSince(
  days: ReadonlyMap<string, ReadonlyMap<string, Counted>>,
  first: string,
): readonly CoordinateUse[] {
  const found = new Map<string, Counted>();
  for (const [day, counted] of days) {
    if (day < first) continue;
    for (const [coordinate, { uses, organisations }] of counted) {
      const known = found.get(coordinate) ?? { uses: 0, organisations: new Set() };
      known.uses += uses;
      for (const organisation of organisations) known.organisations.add(organisation);
      found.set(coordinate, known);
    }
  }
  return [...found].map(([coordinate, { uses, organisations }]) => ({
    coordinate,
    uses,
    organisations: [...organisations].sort(),
  }));
}
