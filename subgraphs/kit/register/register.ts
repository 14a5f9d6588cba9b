import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../../schema/database/register/generated/client.js';

/** Called for each SQL statement that is sent. */
export type StatementLog = (sql: string) => void;

/** A subgraph's read-only view of the register of releases. */
export interface Register {
  readonly client: PrismaClient<'query'>;
  close(): Promise<void>;
}

/** Connects to the register as a serving role. Connections are opened when they are first needed. */
export function startRegister(url: string, onStatement?: StatementLog): Register {
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: 8 }),
    log: [{ emit: 'event', level: 'query' }],
  });
  if (onStatement) client.$on('query', (event) => onStatement(event.query));
  return { client, close: () => client.$disconnect() };
}
