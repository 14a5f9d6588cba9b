import type { Pool } from 'pg';
import { z } from 'zod';
import { releaseRules } from '../../schema/datasets/dataset.js';
import { type Provenance, provenances } from '../../schema/protocol/release.js';

const provenanceNames = Object.keys(provenances) as [Provenance, ...Provenance[]];

const partnerRow = z.object({
  id: z.string(),
  name: z.string(),
  sector: z.string(),
  area: z.string().nullable(),
  demonstration: z.boolean(),
});

const releaseRow = z.object({
  id: z.string(),
  owners: z.array(partnerRow),
  dataset: z.string(),
  vintage: z.string(),
  period: z.string(),
  rule: z.enum(releaseRules),
  provenance: z.enum(provenanceNames),
  caveats: z.array(z.string()),
  breaks: z.array(z.object({ period: z.string(), what: z.string() })),
  source: z
    .object({
      title: z.string(),
      publisher: z.string(),
      published: z.string(),
      url: z.string().nullable().default(null),
      file: z.string(),
      sha256: z.string(),
      licence: z.string(),
    })
    .nullable(),
  sha256: z.string(),
  signature: z.string(),
  registeredAt: z.string(),
  withdrawnAt: z.string().nullable(),
  notice: z.string().nullable(),
  corrects: z.string().nullable(),
  correctedBy: z.string().nullable(),
});

export type RegisteredPartner = Readonly<z.infer<typeof partnerRow>>;
export type RegisteredRelease = Readonly<z.infer<typeof releaseRow>>;

/** Which releases are wanted; what is left out narrows nothing. */
export interface ReleaseFilter {
  readonly ids?: readonly string[] | undefined;
  readonly owners?: readonly string[] | undefined;
  readonly datasets?: readonly string[] | undefined;
  readonly provenance?: string | null | undefined;
  readonly withdrawn?: boolean | null | undefined;
  /** True keeps those that may be served: neither withdrawn nor corrected. */
  readonly standing?: boolean | undefined;
}

const utc = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const releasesSql = `
  SELECT r.id, r.dataset, r.vintage::text AS vintage, r.period_from || '..' || r.period_to AS period, r.rule,
         r.provenance, release_caveats(r) AS caveats, r.breaks, r.source, r.sha256, r.signature,
         ${utc('r.registered_at')} AS "registeredAt", ${utc('r.withdrawn_at')} AS "withdrawnAt", o.owners,
         coalesce(w.notice, r.correction_notice) AS notice, r.corrects, c.id AS "correctedBy"
    FROM release r
    LEFT JOIN withdrawal w ON w.release_id = r.id
    LEFT JOIN release c ON c.corrects = r.id
    JOIN (SELECT ro.release_id, array_agg(p.id) AS ids,
                 jsonb_agg(to_jsonb(p) - 'public_key' ORDER BY ro.position) AS owners
            FROM release_owner ro JOIN partner p ON p.id = ro.partner_id
           GROUP BY ro.release_id) o ON o.release_id = r.id
   WHERE ($1::text[] IS NULL OR r.id = ANY($1))
     AND ($2::text[] IS NULL OR o.ids && $2)
     AND ($3::text[] IS NULL OR r.dataset = ANY($3))
     AND ($4::text IS NULL OR r.provenance = $4)
     AND ($5::boolean IS NULL OR (r.withdrawn_at IS NOT NULL) = $5)
     AND (NOT $6::boolean OR (r.withdrawn_at IS NULL AND c.id IS NULL))
   ORDER BY r.dataset, r.vintage DESC, r.id`;

/** Releases in the register with their owners, withdrawn ones among them: one statement. */
export async function findReleases(pool: Pool, filter: ReleaseFilter): Promise<readonly RegisteredRelease[]> {
  const { ids, owners, datasets, provenance, withdrawn, standing = false } = filter;
  const { rows } = await pool.query(releasesSql, [ids, owners, datasets, provenance, withdrawn, standing]);
  return z.array(releaseRow).parse(rows);
}

/** Partners in the register, by name. */
export async function findPartners(
  pool: Pool,
  { ids, sector }: { readonly ids?: readonly string[]; readonly sector?: string | null | undefined },
): Promise<readonly RegisteredPartner[]> {
  const { rows } = await pool.query(
    `SELECT id, name, sector, area, demonstration FROM partner
      WHERE ($1::text[] IS NULL OR id = ANY($1)) AND ($2::text IS NULL OR sector = $2) ORDER BY name, id`,
    [ids, sector],
  );
  return z.array(partnerRow).parse(rows);
}
