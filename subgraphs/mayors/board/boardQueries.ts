import { z } from 'zod';
import {
  type ContactRegister,
  citationSchema,
  gapSchema,
  paperSchema,
  responseSchema,
  superComplaintSchema,
} from '../../../schema/board/board.js';
import type { MayorsDatabase } from '../database/client.js';
import type { Body } from './contract/body.js';
import type { CitedDocument } from './contract/citation.js';
import type { Commitment } from './contract/commitment.js';
import type { RecommendationResponse } from './contract/response.js';

/** Ids to look for; left out, every row. Each query sends one statement. */
type Ids = readonly string[] | undefined;

const among = (ids: Ids) => (ids ? { id: { in: [...ids] } } : {});
const orderBy = { position: 'asc' } as const;
const gaps = z.array(gapSchema);

export function findDocuments({ client }: MayorsDatabase, ids?: Ids): Promise<readonly CitedDocument[]> {
  return client.citedDocument.findMany({ where: among(ids), orderBy: { id: 'asc' } });
}

export function findBodies({ client }: MayorsDatabase, ids?: Ids): Promise<readonly Body[]> {
  return client.body.findMany({ where: among(ids), orderBy });
}

const commitmentRow = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  ownerId: z.string(),
  promises: z.string(),
  measure: z.string().nullable(),
  due: z.string().nullable(),
  state: z.string(),
  because: z.string(),
  recommendations: z.array(z.string()),
  citation: citationSchema,
  gaps,
  areas: z.array(z.string()),
});

/** Commitments with the codes of their areas. */
export async function findCommitments({ client }: MayorsDatabase, ids?: Ids): Promise<readonly Commitment[]> {
  const rows = await client.$queryRaw`
    SELECT c.id, c.title, c.kind, c.owner_id AS "ownerId", c.promises, c.measure, c.due::text, c.state, c.because,
           c.recommendations, c.citation, c.gaps,
           (SELECT array_agg(area_code ORDER BY area_code) FROM commitment_area WHERE commitment_id = c.id) AS areas
      FROM commitment c
     WHERE ${ids === undefined} OR c.id = ANY(${[...(ids ?? [])]})
     ORDER BY c.position`;
  return commitmentRow.array().parse(rows);
}

const linkRow = z.object({ from: z.string(), to: z.string() });

/** Ids of the commitments of each area, of an area it lies in, or of one that lies in it, in the order of the register. */
export async function findCommitmentsOfAreas({ client }: MayorsDatabase, codes: readonly string[]) {
  const rows = await client.$queryRaw`
    SELECT asked.code AS from, c.id AS to
      FROM unnest(${[...codes]}::text[]) AS asked (code), commitment c
     WHERE EXISTS (
       SELECT 1 FROM commitment_area ca
        WHERE ca.commitment_id = c.id
          AND (ca.area_code = asked.code
            OR EXISTS (SELECT 1 FROM area_within w
                        WHERE (w.inner_code, w.outer_code) IN ((ca.area_code, asked.code), (asked.code, ca.area_code)))))
     ORDER BY c.position`;
  return linkRow.array().parse(rows);
}

/** Ids of the commitments that bear on each recommendation, in the order of the register. */
export async function findCommitmentsOfRecommendations({ client }: MayorsDatabase, ids: readonly string[]) {
  const rows = await client.$queryRaw`
    SELECT asked.id AS from, c.id AS to
      FROM unnest(${[...ids]}::text[]) AS asked (id) JOIN commitment c ON asked.id = ANY(c.recommendations)
     ORDER BY c.position`;
  return linkRow.array().parse(rows);
}

/** Responses to these recommendations; left out, to all. */
export async function findResponses(
  { client }: MayorsDatabase,
  recommendations?: Ids,
): Promise<readonly RecommendationResponse[]> {
  const where = recommendations ? { recommendationId: { in: [...recommendations] } } : {};
  const rows = await client.recommendationResponse.findMany({ where, orderBy });
  const { gap, saidBefore } = responseSchema.shape;
  return rows.map((row) => ({
    ...row,
    gap: gap.parse(row.gap),
    saidBefore: saidBefore.parse(row.saidBefore),
  }));
}

export async function findBoard({ client }: MayorsDatabase) {
  const row = await client.board.findFirstOrThrow();
  const { citation, termsOfReference } = row;
  return {
    ...row,
    citation: citationSchema.parse(citation),
    termsOfReference: paperSchema.parse(termsOfReference),
    gaps: gaps.parse(row.gaps),
  };
}

/** The latest meeting first. */
export function findMinutes({ client }: MayorsDatabase) {
  return client.minutes.findMany({ orderBy: { heldOn: 'desc' } });
}

/** The action due first comes first. */
export function findActions({ client }: MayorsDatabase) {
  return client.boardAction.findMany({ orderBy: [{ due: 'asc' }, { id: 'asc' }] });
}

export async function findContactLists({ client }: MayorsDatabase) {
  const rows = await client.contactList.findMany({ orderBy: { register: 'desc' } });
  return rows.map((row) => ({ ...row, gap: gapSchema.parse(row.gap) }));
}

const contactRow = z.object({
  id: z.string(),
  register: z.string(),
  office: z.string(),
  heldAt: z.string(),
  areaCode: z.string(),
  reached: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  lastVerified: z.string().nullable(),
  provenance: z.string(),
});

/** Every contact, or every one of a register, by area. */
export function findContacts({ client }: MayorsDatabase, register?: ContactRegister) {
  const orderBy = [{ areaCode: 'asc' as const }, { id: 'asc' as const }];
  return client.contact.findMany({ where: register ? { register } : {}, orderBy });
}

/** For each code the contacts of both registers for the area and those that lie in it. */
export async function findContactsOfAreas({ client }: MayorsDatabase, codes: readonly string[]) {
  const rows = await client.$queryRaw`
    SELECT asked.code AS around, c.id, c.register, c.office, c.held_at AS "heldAt", c.area_code AS "areaCode", c.reached,
           c.valid_from::text AS "validFrom", c.valid_to::text AS "validTo", c.last_verified::text AS "lastVerified",
           c.provenance
      FROM unnest(${[...codes]}::text[]) AS asked (code)
      JOIN contact c ON c.area_code = asked.code
        OR EXISTS (SELECT 1 FROM area_within w WHERE w.inner_code = c.area_code AND w.outer_code = asked.code)
     ORDER BY c.area_code, c.id`;
  return contactRow.extend({ around: z.string() }).array().parse(rows);
}

export async function findSuperComplaint({ client }: MayorsDatabase) {
  const row = await client.superComplaint.findFirstOrThrow();
  return {
    ...row,
    points: superComplaintSchema.shape.points.parse(row.points),
    citation: citationSchema.parse(row.citation),
    gap: gapSchema.parse(row.gap),
  };
}

export async function findHelpline({ client }: MayorsDatabase) {
  const row = await client.helpline.findFirstOrThrow();
  return { ...row, citation: citationSchema.parse(row.citation) };
}
