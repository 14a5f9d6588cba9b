import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  introspectionFromSchema,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { startInProcess } from '../../scripts/scenarios/engineAnswerer.js';
import { readGraph } from '../../scripts/scenarios/readGraph.js';
import { groupFolders } from '../../scripts/scenarios/scenario.js';
import { stage } from '../../scripts/scenarios/stage.js';

const folders = await groupFolders(fileURLToPath(new URL('./scenarios/', import.meta.url)));
const groups = folders.map((folder) => ({ group: path.basename(folder), folder }));
const options = { specifiedByUrl: true, inputValueDeprecation: true };
const sorted = (schema: GraphQLSchema): string => printSchema(lexicographicSortSchema(schema));

describe('a client that introspects the engine', () => {
  test.each(groups)('rebuilds the public schema of $group', async ({ folder }) => {
    const graph = await readGraph(folder);
    const set = stage(graph);
    const engine = await startInProcess(graph, set);
    const { data, errors } = await engine.answer({ query: getIntrospectionQuery(options) });
    await engine.stop();
    expect(errors).toBeUndefined();
    const introspected = buildClientSchema(data as unknown as IntrospectionQuery);
    const expected = buildClientSchema(introspectionFromSchema(graph.publicSchema, options));
    expect(sorted(introspected)).toBe(sorted(expected));
    expect(set.calls).toEqual([]);
  });
});
