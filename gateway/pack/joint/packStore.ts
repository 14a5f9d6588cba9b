import type { Pool } from 'pg';
import { z } from 'zod';
import { askPositions, manifestSchema, sha256Of } from '../proof/manifest.js';
import type { NewPackEvent, RegisteredPack } from './packEvent.js';

const position = z.object({
  ask: z.string(),
  position: z.enum(askPositions),
  reservation: z.string().optional(),
});
const done = { organisation: z.string(), person: z.string(), at: z.date() };
const signed = z.object({
  signatory: z.string(),
  region: z.string().optional(),
  positions: z.array(position),
});

const eventSchema = z.discriminatedUnion('kind', [
  signed.extend({ kind: z.literal('SIGNED'), ...done }),
  z.object({ kind: z.literal('WITHDRAWN'), ...done }),
  z.object({ kind: z.literal('SENTENCES_APPROVED'), dataset: z.string(), ...done }),
  z.object({ kind: z.literal('RELEASE_APPROVED'), ...done }),
]);

interface PackRow {
  readonly sha256: string;
  readonly manifest: string;
  readonly organisation: string;
  readonly registered_at: Date;
  readonly embargo_until: Date | null;
  readonly audit_entry: string;
  readonly purpose: string;
}

interface EventRow {
  readonly pack: string;
  readonly kind: string;
  readonly organisation: string;
  readonly person: string;
  readonly details: object;
  readonly at: Date;
}

/** Every pack with what was done with it, the newest first. There are as many as somebody registered by hand. */
export async function readPacks(pool: Pool): Promise<readonly RegisteredPack[]> {
  const { rows } = await pool.query<PackRow>(
    'SELECT * FROM evidence_pack ORDER BY registered_at DESC, sha256',
  );
  const { rows: events } = await pool.query<EventRow>('SELECT * FROM pack_event ORDER BY id');
  return rows.map((row) => ({
    sha256: row.sha256,
    manifest: manifestSchema.parse(JSON.parse(row.manifest)),
    organisation: row.organisation,
    registeredAt: row.registered_at,
    embargoUntil: row.embargo_until ?? undefined,
    auditEntry: row.audit_entry,
    purpose: row.purpose,
    events: events
      .filter(({ pack }) => pack === row.sha256)
      .map(({ kind, organisation, person, at, details }) =>
        eventSchema.parse({ ...details, kind, organisation, person, at }),
      ),
  }));
}

export interface NewPack {
  /** `manifest.json` to the letter: its hash is the pack's. */
  readonly text: string;
  readonly organisation: string;
  readonly person: string;
  readonly embargoUntil: Date | undefined;
  /** Number of the entry in the audit log. */
  readonly auditEntry: string;
  readonly purpose: string;
}

/** False where it was registered before. */
export async function storePack(pool: Pool, pack: NewPack): Promise<boolean> {
  const { text, organisation, person, embargoUntil, auditEntry, purpose } = pack;
  const { rowCount } = await pool.query(
    `INSERT INTO evidence_pack (sha256, manifest, organisation, person, embargo_until, audit_entry, purpose)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [sha256Of(text), text, organisation, person, embargoUntil, auditEntry, purpose],
  );
  return rowCount === 1;
}

/** False where it is an approval that this person, or this organisation, gave before. */
export async function storeEvent(pool: Pool, pack: string, event: NewPackEvent): Promise<boolean> {
  const { kind, organisation, person, ...details } = event;
  const { rowCount } = await pool.query(
    `INSERT INTO pack_event (pack, kind, organisation, person, details)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [pack, kind, organisation, person, details],
  );
  return rowCount === 1;
}

/** The packs that one takes the place of, the nearest first. */
export function earlierPacks(
  packs: readonly RegisteredPack[],
  { manifest }: Pick<RegisteredPack, 'manifest'>,
): readonly RegisteredPack[] {
  const found = packs.find(({ sha256 }) => sha256 === manifest.replaces);
  return found === undefined ? [] : [found, ...earlierPacks(packs, found)];
}
