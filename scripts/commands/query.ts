import { z } from 'zod';
import { ConcordatError, type ErrorCode, errorClasses } from '../../schema/protocol/errors.js';
import { parsedJson } from '../../schema/protocol/parsedJson.js';

/** Formats of an answer, with the ending of the hub's address for each. */
export const queryFormats = { table: 'txt', json: 'json', csv: 'csv' } as const;
export type QueryFormat = keyof typeof queryFormats;

/** What the command needs from outside. */
export interface QueryMeans {
  readonly port: number;
  readonly fetch: typeof fetch;
  readonly write: (text: string) => void;
}

export interface Query {
  readonly name: string;
  /** `k=v`, as on the command line. */
  readonly variables: readonly string[];
  readonly format: string;
}

/**
 * `concordat query <name>`: puts a saved question to the hub that runs on this machine and writes the answer. False
 * where the answer is nothing but errors, which then stand in what is written.
 */
export async function query(means: QueryMeans, { name, variables, format }: Query): Promise<boolean> {
  const parameters = new URLSearchParams(variables.map(nameAndValue)).toString();
  const path = `/questions/${encodeURIComponent(name)}.${queryFormats[formatOf(format)]}`;
  const { body, isAnswered } = await bodyFrom(means, parameters === '' ? path : `${path}?${parameters}`);
  means.write(body);
  return isAnswered;
}

const listed = z.array(
  z.object({
    name: z.string(),
    question: z.string(),
    variables: z.record(z.string(), z.object({ default: z.string() })),
  }),
);

/** `concordat query --list`: every saved question with its variables and their defaults. */
export async function listQueries(means: QueryMeans): Promise<void> {
  const questions = listed.parse(JSON.parse((await bodyFrom(means, '/questions')).body));
  const blocks = questions.map(({ name, question, variables }) => {
    const defaults = Object.entries(variables).map(([key, value]) => `${key}=${value.default}`);
    return [name, `  ${question}`, ...(defaults.length > 0 ? [`  ${defaults.join(' ')}`] : [])].join('\n');
  });
  means.write(`${blocks.join('\n\n')}\n`);
}

function formatOf(text: string): QueryFormat {
  const found = Object.keys(queryFormats).find((format): format is QueryFormat => format === text);
  if (found !== undefined) return found;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: `--format to be ${Object.keys(queryFormats).join(', ')}`,
    found: `"${text}"`,
    remedy: 'Leave it out for a table.',
  });
}

/** A variable as the command line has it, `name=value`. */
export function nameAndValue(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: '--variable name=value',
    found: `"${text}"`,
    remedy: 'List the questions with their variables: npm run -s concordat -- query --list',
  });
}

const refusal = z.object({
  errors: z
    .array(
      z.object({
        code: z.string(),
        message: z.string(),
        expected: z.string().optional(),
        found: z.string().optional(),
        remedy: z.string(),
      }),
    )
    .min(1),
});

/** The hub's status for an answer that is nothing but errors. */
const unanswered = 422;

/** What the hub answers at an address of its own; its refusal as our own error. */
export async function bodyFrom(
  { port, fetch: get }: Pick<QueryMeans, 'port' | 'fetch'>,
  path: string,
): Promise<{ readonly body: string; readonly isAnswered: boolean }> {
  const response = await get(`http://localhost:${port}${path}`).catch((cause: unknown) => {
    throw outOfReach(port, cause);
  });
  const body = await response.text();
  if (response.ok || response.status === unanswered) return { body, isAnswered: response.ok };
  throw refused(body, port);
}

/** The hub's refusal as our own error, so that the exit code is that of its class. */
function refused(body: string, port: number): Error {
  const parsed = refusal.safeParse(parsedJson(body));
  const [error] = parsed.success ? parsed.data.errors : [];
  if (error === undefined || !isKnown(error.code)) return outOfReach(port, body.slice(0, 200));
  const { code, message, expected = 'a request that the hub lets in', found = message, remedy } = error;
  return new ConcordatError(code, { expected, found, remedy });
}

const isKnown = (code: string): code is ErrorCode => code in errorClasses;

function outOfReach(port: number, cause: unknown): ConcordatError {
  return new ConcordatError('HUB_OUT_OF_REACH', {
    expected: `a hub of this project at http://localhost:${port}`,
    found: cause instanceof Error ? 'nothing that answers' : 'something else that answers there',
    remedy: 'Start it with npm start, or set CONCORDAT_PORT to the port it runs on.',
    cause,
  });
}
