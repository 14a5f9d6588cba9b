import { z } from 'zod';
import {
  claimSchema,
  recommendationSchema,
  type Source,
  type Standing,
  standingSchema,
} from '../../schema/evidence/evidence.js';
import type { Ask } from './contract/ask.js';
import type { Claim, SourceDocument } from './contract/claim.js';
import type { Contradiction } from './contract/contradiction.js';
import type { CounterArgument } from './contract/counterArgument.js';
import type { Recommendation } from './contract/recommendation.js';
import type { EvidenceDatabase } from './database/client.js';

/** Ids to look for; left out, every row. Each query sends one statement. */
type Ids = readonly string[] | undefined;

const among = (ids: Ids) => (ids ? { id: { in: [...ids] } } : {});
const orderBy = { position: 'asc' } as const;

export async function findSources(
  { client }: EvidenceDatabase,
  ids?: Ids,
): Promise<readonly SourceDocument[]> {
  return client.sourceDocument.findMany({ where: among(ids), orderBy: { id: 'asc' } });
}

export async function findRecommendations(
  { client }: EvidenceDatabase,
  ids?: Ids,
): Promise<readonly Recommendation[]> {
  const rows = await client.recommendation.findMany({ where: among(ids), orderBy });
  return rows.map((row) => ({
    ...row,
    deadlines: recommendationSchema.shape.deadlines.parse(row.deadlines),
  }));
}

export async function findAsks({ client }: EvidenceDatabase, ids?: Ids): Promise<readonly Ask[]> {
  return client.ask.findMany({ where: among(ids), orderBy });
}

/** Which claims to keep; what is left out keeps all. */
export interface ClaimFilter {
  readonly ids?: Ids;
  readonly standings?: readonly Standing[];
  readonly source?: Source | null | undefined;
  readonly ask?: string | null | undefined;
}

export async function findClaims(
  { client }: EvidenceDatabase,
  filter: ClaimFilter,
): Promise<readonly Claim[]> {
  const { ids, standings, source, ask } = filter;
  const where = {
    ...among(ids),
    ...(standings ? { standing: { in: [...standings] } } : {}),
    ...(source ? { sourceId: source } : {}),
    ...(ask ? { asks: { some: { askId: ask } } } : {}),
  };
  const rows = await client.claim.findMany({ where, orderBy });
  return rows.map((row) => ({ ...row, ...checkedParts.parse(row) }));
}

const checkedParts = z.object({
  standing: standingSchema,
  recomputations: claimSchema.shape.recomputations,
  problems: claimSchema.shape.problems,
});

export async function findCounterArguments(
  { client }: EvidenceDatabase,
  ids?: Ids,
): Promise<readonly CounterArgument[]> {
  return client.counterArgument.findMany({ where: among(ids), orderBy });
}

export async function findContradictions(
  { client }: EvidenceDatabase,
  ids?: Ids,
): Promise<readonly Contradiction[]> {
  return client.contradiction.findMany({ where: among(ids), orderBy });
}

/** Which cited figures to keep; what is left out keeps all. */
export interface CitedFigureFilter {
  readonly ids?: Ids | null;
  readonly measure?: string | null | undefined;
  readonly area?: string | null | undefined;
}

export async function findCitedFigures(
  { client }: EvidenceDatabase,
  { ids, measure, area }: CitedFigureFilter,
) {
  const where = { ...among(ids ?? undefined), ...(measure ? { measure } : {}), ...(area ? { area } : {}) };
  return client.citedFigure.findMany({ where, orderBy });
}

/** What a link can join, as the view `linked` names it. */
export type LinkEnd = 'RECOMMENDATION' | 'ASK' | 'CLAIM' | 'COUNTER_ARGUMENT' | 'CONTRADICTION';

const linkRow = z.object({ from: z.string(), to: z.string() });

/** Ids of one kind linked to each of these ids of another. One statement. */
export async function findLinks(
  { client }: EvidenceDatabase,
  ask: { readonly from: LinkEnd; readonly to: LinkEnd; readonly ids: readonly string[] },
): Promise<readonly z.infer<typeof linkRow>[]> {
  const rows = await client.$queryRaw`
    SELECT from_id AS from, to_id AS to FROM linked
     WHERE from_kind = ${ask.from} AND to_kind = ${ask.to} AND from_id = ANY(${[...ask.ids]})`;
  return linkRow.array().parse(rows);
}

/** Every id of a kind: read only when somebody asked for one that doesn't exist. One statement. */
export async function findIds({ client }: EvidenceDatabase, kind: LinkEnd): Promise<readonly string[]> {
  const select = { id: true } as const;
  const found = {
    RECOMMENDATION: () => client.recommendation.findMany({ select, orderBy }),
    ASK: () => client.ask.findMany({ select, orderBy }),
    CLAIM: () => client.claim.findMany({ select, orderBy }),
    COUNTER_ARGUMENT: () => client.counterArgument.findMany({ select, orderBy }),
    CONTRADICTION: () => client.contradiction.findMany({ select, orderBy }),
  } satisfies Record<LinkEnd, () => Promise<readonly { id: string }[]>>;
  return (await found[kind]()).map(({ id }) => id);
}
