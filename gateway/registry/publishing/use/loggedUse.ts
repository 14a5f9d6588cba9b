import type { GraphQLSchema } from 'graphql';
import type { Pool } from 'pg';
import { sha256 } from '../../../../schema/protocol/canonicalJson.js';
import { coordinatesAsked } from './coordinatesAsked.js';
import type { CoordinateUse, FieldUse } from './fieldUse.js';
import type { KnownDocument } from './knownDocuments.js';

export interface LoggedUseMeans {
  /** The hub's database, where uses are logged. */
  readonly pool: Pool;
  readonly documents: readonly KnownDocument[];
  readonly apiSchema: () => GraphQLSchema;
}

interface Logged {
  readonly document: string;
  readonly organisation: string;
  readonly uses: number;
}

/**
 * Use as the hub's log has it. The log keeps the hash of a document and no text, so that what is counted is the use of
 * documents that the hub knows: saved questions, figures and indicators.
 */
export function loggedUse({ pool, documents, apiSchema }: LoggedUseMeans): FieldUse {
  return {
    async since(moment) {
      const { rows } = await pool.query<Logged>(
        `SELECT document_sha256 AS document, organisation, count(*)::int AS uses FROM use_of_data
          WHERE at >= $1 AND decision = 'PERMITTED' GROUP BY document_sha256, organisation`,
        [moment],
      );
      const known = new Map(documents.map((one) => [sha256(one.source), one]));
      const schema = apiSchema();
      const found = new Map<string, { uses: number; organisations: Set<string> }>();
      for (const { document, organisation, uses } of rows) {
        const asked = known.get(document);
        if (asked === undefined) continue;
        for (const coordinate of coordinatesAsked(schema, asked.document)) {
          const use = found.get(coordinate) ?? { uses: 0, organisations: new Set() };
          use.uses += uses;
          use.organisations.add(organisation);
          found.set(coordinate, use);
        }
      }
      return [...found].map(
        ([coordinate, { uses, organisations }]): CoordinateUse => ({
          coordinate,
          uses,
          organisations: [...organisations].sort(),
        }),
      );
    },
  };
}
