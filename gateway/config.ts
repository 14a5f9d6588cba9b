import path from 'node:path';
import { z } from 'zod';
import { ConcordatError } from '../schema/protocol/errors.js';

/** What can be set from outside, checked. */
export interface Config {
  /** Absolute path of the folder that holds all state. */
  readonly home: string;
  /** Port of the hub; 0 takes any free one. */
  readonly port: number;
  /** Address that the hub listens on. */
  readonly host: string;
  /** Absolute path of a JSON file with the OIDC issuers whose tokens are accepted; without it, the demonstration's. */
  readonly issuersFile?: string | undefined;
  /** Token or key that commands show. */
  readonly token?: string | undefined;
  /** An outside PostgreSQL, as a role that may create databases and roles; without it one is started in the home. */
  readonly databaseUrl?: string;
  /** Folder with certificate, key and authority for mutual TLS between hub and subgraphs; absolute. */
  readonly subgraphTls?: string;
  /** Days after a month's end before its uses are public. */
  readonly summaryDelayDays: number;
  /** Whether output to a terminal may carry colour (https://no-color.org). */
  readonly colour: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const variables = z.object({
  CONCORDAT_HOME: z.string().default('.concordat'),
  CONCORDAT_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65_535))
    .default(4000),
  CONCORDAT_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/)
    .default('127.0.0.1'),
  CONCORDAT_ISSUERS: z.string().optional(),
  CONCORDAT_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9._-]+$/)
    .optional(),
  CONCORDAT_DATABASE_URL: z.string().refine(isPostgresUrl).optional(),
  CONCORDAT_SUBGRAPH_TLS: z.string().optional(),
  CONCORDAT_SUMMARY_DELAY_DAYS: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .default(28),
  NO_COLOR: z.string().optional(),
});

const expectations: Readonly<Record<string, string>> = {
  CONCORDAT_PORT: 'a whole number from 0 to 65535',
  CONCORDAT_HOST: 'an address or a name to listen on',
  CONCORDAT_TOKEN: 'an access token or a service key',
  CONCORDAT_SUMMARY_DELAY_DAYS: 'a whole number of days from 0 to 9999',
  CONCORDAT_DATABASE_URL: 'a URL like postgresql://user:password@host:5432/postgres',
};

/**
 * Reads the settings from the environment: the one place that does. An empty variable counts as not set.
 * @throws ConcordatError CONFIGURATION_INVALID
 */
export function readConfig(environment: Environment = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(set);
  if (!parsed.success) throw invalid(String(parsed.error.issues[0]?.path[0]), set);
  const { CONCORDAT_ISSUERS: issuers } = parsed.data;
  return {
    home: path.resolve(parsed.data.CONCORDAT_HOME),
    port: parsed.data.CONCORDAT_PORT,
    host: parsed.data.CONCORDAT_HOST,
    issuersFile: issuers === undefined ? undefined : path.resolve(issuers),
    token: parsed.data.CONCORDAT_TOKEN,
    databaseUrl: parsed.data.CONCORDAT_DATABASE_URL,
    ...(parsed.data.CONCORDAT_SUBGRAPH_TLS !== undefined && {
      subgraphTls: path.resolve(parsed.data.CONCORDAT_SUBGRAPH_TLS),
    }),
    summaryDelayDays: parsed.data.CONCORDAT_SUMMARY_DELAY_DAYS,
    colour: parsed.data.NO_COLOR === undefined,
  };
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return ['postgres:', 'postgresql:'].includes(url.protocol) && url.hostname !== '' && url.username !== '';
}

function invalid(name: string, set: Environment): ConcordatError {
  return new ConcordatError('CONFIGURATION_INVALID', {
    expected: `${name} to be ${expectations[name] ?? 'text'}`,
    // These are secrets, or hold some, and have no place in a message or a log.
    found: ['CONCORDAT_DATABASE_URL', 'CONCORDAT_TOKEN'].includes(name) ? 'something else' : `"${set[name]}"`,
    remedy: `set ${name} anew, or leave it out for the default.`,
  });
}
