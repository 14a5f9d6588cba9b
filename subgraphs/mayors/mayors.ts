import 'reflect-metadata';
import type { Areas } from '../../schema/areas/areas.js';
import { buildFederatedSchema, type FederatedSchema, type Subgraph } from '../kit/index.js';
import { AreaResolver } from './areaResolver.js';
import { makeBoardLoaders } from './board/boardLoaders.js';
import { ActionResolver, BoardResolver, PaperResolver } from './board/boardResolver.js';
import { BodyResolver } from './board/bodyResolver.js';
import { CitationResolver, GapResolver } from './board/citationResolver.js';
import { CommitmentResolver } from './board/commitmentResolver.js';
import { ContactListResolver, ContactResolver } from './board/contactResolver.js';
import { HelplineResolver } from './board/helplineResolver.js';
import { AreaPapersResolver, RecommendationResolver } from './board/joinedResolver.js';
import { ResponseResolver, StatementResolver } from './board/responseResolver.js';
import { PointResolver, SuperComplaintResolver } from './board/superComplaintResolver.js';
import { type StatementLog, startDatabase } from './database/client.js';
import { makeLoaders } from './loaders.js';
import { areaByCode, type MayorsContext } from './mayorsContext.js';

/** What the subgraph is started with. */
export interface MayorsOptions {
  /** URL of its own database, migrated and seeded, as the role that owns it. */
  readonly databaseUrl: string;
  readonly areas: Areas;
  /** What day it is decides what is stale or overdue. */
  readonly clock: () => Date;
  readonly onStatement?: StatementLog;
}

/** The schema of this subgraph, built without a database. */
export function buildMayorsSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema({
    resolvers: [
      AreaResolver,
      AreaPapersResolver,
      RecommendationResolver,
      CommitmentResolver,
      BoardResolver,
      PaperResolver,
      ActionResolver,
      ResponseResolver,
      StatementResolver,
      ContactResolver,
      ContactListResolver,
      SuperComplaintResolver,
      PointResolver,
      BodyResolver,
      HelplineResolver,
      CitationResolver,
      GapResolver,
    ],
    references: {
      Area: (reference, context) => areaByCode(keyOf(reference, 'code'), context as MayorsContext),
      // Which recommendations there are is known to `evidence` alone; here an unknown one has no responses.
      Recommendation: (reference) => ({ id: keyOf(reference, 'id') }),
    },
  });
}

/** Starts the subgraph: areas, fit, population and mayors; commitments, the board's papers, contacts and responses. */
export async function startMayors({
  databaseUrl,
  areas,
  clock,
  onStatement,
}: MayorsOptions): Promise<Subgraph> {
  const { schema, sdl } = await buildMayorsSchema();
  const database = startDatabase(databaseUrl, onStatement);
  const context = (): MayorsContext => ({
    database,
    areas,
    loaders: makeLoaders(database),
    board: makeBoardLoaders(database),
    today: clock().toISOString().slice(0, 10),
  });
  return { name: 'mayors', schema, sdl, context, close: () => database.close() };
}

function keyOf(reference: Readonly<Record<string, unknown>>, key: string): string {
  return String(reference[key] ?? '');
}
