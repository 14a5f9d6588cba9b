import DataLoader from 'dataloader';
import type { MayorsDatabase } from '../database/client.js';
import {
  findBodies,
  findCommitments,
  findCommitmentsOfAreas,
  findCommitmentsOfRecommendations,
  findContactsOfAreas,
  findDocuments,
  findMinutes,
  findResponses,
} from './boardQueries.js';
import type { Minutes } from './contract/board.js';
import type { Body } from './contract/body.js';
import type { CitedDocument } from './contract/citation.js';
import type { Commitment } from './contract/commitment.js';
import type { RecommendationResponse } from './contract/response.js';

/** A contact as it is stored, before anything is worked out for today. */
export type StoredContact = Omit<Awaited<ReturnType<typeof findContactsOfAreas>>[number], 'around'>;

/** What one request reads about the board and the bodies: each loader sends one statement for any number of keys. */
export interface BoardLoaders {
  readonly document: DataLoader<string, CitedDocument | undefined>;
  readonly body: DataLoader<string, Body | undefined>;
  readonly commitment: DataLoader<string, Commitment | undefined>;
  readonly commitmentsOfArea: DataLoader<string, readonly string[]>;
  readonly commitmentsOfRecommendation: DataLoader<string, readonly string[]>;
  readonly minutes: DataLoader<string, Minutes | undefined>;
  readonly responses: DataLoader<string, readonly RecommendationResponse[]>;
  readonly contacts: DataLoader<string, readonly StoredContact[]>;
}

/** Loaders for one request. */
export function makeBoardLoaders(database: MayorsDatabase): BoardLoaders {
  return {
    document: byId((ids) => findDocuments(database, ids)),
    body: byId((ids) => findBodies(database, ids)),
    commitment: byId((ids) => findCommitments(database, ids)),
    commitmentsOfArea: links((codes) => findCommitmentsOfAreas(database, codes)),
    commitmentsOfRecommendation: links((ids) => findCommitmentsOfRecommendations(database, ids)),
    minutes: byId(() => findMinutes(database)),
    responses: grouped(
      (ids) => findResponses(database, ids),
      ({ recommendationId }) => recommendationId,
    ),
    contacts: grouped(
      (codes) => findContactsOfAreas(database, codes),
      ({ around }) => around,
    ),
  };
}

function byId<Entry extends { readonly id: string }>(
  find: (ids: readonly string[]) => Promise<readonly Entry[]>,
): DataLoader<string, Entry | undefined> {
  return new DataLoader(async (ids) => {
    const found = new Map((await find(ids)).map((entry) => [entry.id, entry]));
    return ids.map((id) => found.get(id));
  });
}

function grouped<Row>(
  find: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (keys) => {
    const found = await find(keys);
    return keys.map((key) => found.filter((row) => keyOf(row) === key));
  });
}

interface Link {
  readonly from: string;
  readonly to: string;
}

function links(
  find: (from: readonly string[]) => Promise<readonly Link[]>,
): DataLoader<string, readonly string[]> {
  return new DataLoader(async (keys) => {
    const found = await find(keys);
    return keys.map((key) => found.filter(({ from }) => from === key).map(({ to }) => to));
  });
}
