import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.js';

/** Called for each SQL statement that is sent. */
export type StatementLog = (sql: string) => void;

/** The database of this subgraph. */
export interface EvidenceDatabase {
  readonly client: PrismaClient<'query'>;
  close(): Promise<void>;
}

/** Connects as the role that owns the database. Connections are opened when they are first needed. */
export function startDatabase(url: string, onStatement?: StatementLog): EvidenceDatabase {
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: 8 }),
    log: [{ emit: 'event', level: 'query' }],
  });
  if (onStatement) client.$on('query', (event) => onStatement(event.query));
  return { client, close: () => client.$disconnect() };
}
