import type { Pool } from 'pg';

export interface Partner {
  readonly id: string;
  readonly name: string;
  readonly sector: string;
  readonly area?: string | undefined;
  readonly demonstration: boolean;
  /** Ed25519, 32 bytes in base64; without one nothing can be pushed in its name. */
  readonly publicKey?: string | undefined;
}

/** Makes the register hold these partners as they are given, and keeps every other. */
export async function savePartners(pool: Pool, partners: readonly Partner[]): Promise<void> {
  const rows = partners.map(({ publicKey, ...partner }) => ({ ...partner, public_key: publicKey }));
  await pool.query(
    `INSERT INTO partner (id, name, sector, area, demonstration, public_key)
     SELECT id, name, sector, area, demonstration, public_key FROM json_populate_recordset(NULL::partner, $1)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, sector = excluded.sector, area = excluded.area,
            demonstration = excluded.demonstration, public_key = excluded.public_key`,
    [JSON.stringify(rows)],
  );
}

export async function findPartner(pool: Pool, id: string): Promise<Partner | undefined> {
  const { rows } = await pool.query<Partner>(
    'SELECT id, name, sector, area, demonstration, public_key AS "publicKey" FROM partner WHERE id = $1',
    [id],
  );
  return rows[0];
}
