import { LRUCache } from 'lru-cache';
import type { PoolClient } from 'pg';
import type { Catalogue } from '../../../schema/datasets/dataset.js';
import type { Cell } from '../../../schema/protocol/cell.js';
import type { ReleaseDocument, ReleaseTable } from '../../../schema/protocol/release.js';

/** Which release others stand beside; an `id` of none stands beside all. */
export type ReleaseName = Pick<ReleaseDocument, 'id' | 'owners' | 'dataset'>;

/** Releases of the register as documents, for those that come after them. */
export interface HeldReleases {
  /** Every other release of the same owners about the same people, the newest first, withdrawn ones among them. */
  besides(client: PoolClient, release: ReleaseName): Promise<readonly ReleaseDocument[]>;
  /** Keeps a release that has just been registered, because its owner's next one needs it. */
  remember(release: ReleaseDocument): void;
}

/** An owner pushes its releases one after another: so many documents are kept in memory. */
const releasesKept = 12;

export function startHeldReleases(catalogue: Catalogue): HeldReleases {
  const known = new LRUCache<string, ReleaseDocument>({ max: releasesKept });
  return {
    remember: (release) => {
      known.set(release.id, release);
    },
    besides: async (client, release) => {
      const found = await findHeld(client, release, alike(catalogue, release.dataset));
      const missing = found.filter(({ id }) => !known.has(id));
      const tables = await readTables(client, missing);
      return found.map((held) => known.get(held.id) ?? documentOf(held, tables.get(held.id) ?? []));
    },
  };
}

/** Datasets that count the same people, or some of them. */
function alike({ datasets }: Catalogue, name: string): readonly string[] {
  const population = datasets.find((dataset) => dataset.name === name)?.population;
  if (population === undefined) return [name];
  return datasets.filter((dataset) => dataset.population === population).map((dataset) => dataset.name);
}

interface HeldRow {
  readonly id: string;
  readonly dataset: string;
  readonly vintage: string;
  readonly owners: string[];
  readonly from: string;
  readonly to: string;
  readonly rule: ReleaseDocument['rule'];
  readonly provenance: ReleaseDocument['provenance'];
}

async function findHeld(
  client: PoolClient,
  { id, owners }: ReleaseName,
  datasets: readonly string[],
): Promise<readonly HeldRow[]> {
  const { rows } = await client.query<HeldRow>(
    `SELECT r.id, r.dataset, r.vintage::text AS vintage, o.owners, r.period_from AS "from", r.period_to AS "to", r.rule,
            r.provenance
       FROM release r
       JOIN (SELECT release_id, array_agg(partner_id ORDER BY position) AS owners
               FROM release_owner GROUP BY release_id) o ON o.release_id = r.id
      WHERE r.id <> $1 AND o.owners = $2 AND r.dataset = ANY($3) AND r.rule = 'TEN_FIVE'
      ORDER BY r.vintage DESC, r.registered_at DESC`,
    [id, owners, datasets],
  );
  return rows;
}

interface CellRow extends Cell {
  readonly table: string;
}

/** The cells of one release lie together in the primary key, because a cell's id begins with its release's. */
const cellsSql = `SELECT table_name AS table, area, period, dimensions, value, status
                    FROM cell WHERE id >= $1 || '#' AND id < $1 || '$' ORDER BY table_name, position`;

async function readTables(
  client: PoolClient,
  releases: readonly HeldRow[],
): Promise<ReadonlyMap<string, readonly ReleaseTable[]>> {
  const found = new Map<string, readonly ReleaseTable[]>();
  for (const { id } of releases) {
    const { rows } = await client.query<CellRow>(cellsSql, [id]);
    const names = [...new Set(rows.map(({ table }) => table))];
    const tables = names.map((name) => ({
      name,
      status: 'COMPLETE' as const,
      cells: rows.filter(({ table }) => table === name).map(({ table, ...cell }) => cell),
    }));
    found.set(id, tables);
  }
  return found;
}

const documentOf = ({ from, to, ...held }: HeldRow, tables: readonly ReleaseTable[]): ReleaseDocument => ({
  ...held,
  period: { from, to },
  caveats: [],
  breaks: [],
  tables: [...tables],
});
