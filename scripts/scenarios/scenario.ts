import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Question } from './answerer.js';

const variables = z.record(z.string(), z.unknown());
const calls = z.record(z.string(), z.strictObject({ calls: z.int(), entities: z.int() }));

/** Calls of each subgraph and the representations sent to it in all of them. */
export type CallCounts = z.infer<typeof calls>;

/** One question to a graph and the answer it must get. */
export interface Scenario {
  readonly name: string;
  readonly folder: string;
  readonly question: Question;
  /** What `expected.json` holds, as text: `data` in the order of the response, `errors` as paths. */
  readonly expected: string | undefined;
  readonly calls: CallCounts | undefined;
}

/** Groups of scenarios below a folder, by name. */
export const groupFolders = async (root: string): Promise<readonly string[]> =>
  (await foldersIn(root)).map((name) => path.join(root, name));

export async function readScenarios(group: string): Promise<readonly Scenario[]> {
  return Promise.all((await foldersIn(group)).map((name) => readScenario(path.join(group, name))));
}

async function readScenario(folder: string): Promise<Scenario> {
  const there = await readdir(folder);
  const read = async (file: string) =>
    there.includes(file) ? readFile(path.join(folder, file), 'utf8') : undefined;
  const [query, given, expected, counted] = await Promise.all(
    ['query.graphql', 'variables.json', 'expected.json', 'calls.json'].map(read),
  );
  if (query === undefined) throw new Error(`${folder} holds no query.graphql.`);
  return {
    name: path.basename(folder),
    folder,
    question: {
      query,
      operationName: /^# operation: (\w+)/m.exec(query)?.[1],
      ...(given !== undefined && { variables: variables.parse(JSON.parse(given)) }),
    },
    expected,
    calls: counted === undefined ? undefined : calls.parse(JSON.parse(counted)),
  };
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
