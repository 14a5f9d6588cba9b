import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildASTSchema, buildSchema, parse } from 'graphql';
import { compose } from './compose.js';
import type { Graph } from './graph.js';
import { HashWorld } from './hashWorld.js';
import { readSubgraphs } from './readGraph.js';

const root = new URL('../../schema/', import.meta.url);

/** Concordat's own supergraph as it is committed, over a world of hashes instead of databases. */
export async function ownGraph(): Promise<Graph> {
  const supergraphSdl = await readFile(new URL('supergraph.graphql', root), 'utf8');
  const subgraphs = await readSubgraphs(fileURLToPath(new URL('subgraphs/', root)));
  const fullSchema = buildASTSchema(parse(supergraphSdl), { assumeValid: true, assumeValidSDL: true });
  const entities = new Set(
    subgraphs.flatMap(({ rules }) =>
      [...rules].flatMap(([name, { keys }]) => (keys.length > 0 ? [name] : [])),
    ),
  );
  return {
    name: 'concordat',
    subgraphs,
    supergraphSdl,
    publicSchema: buildSchema(compose(subgraphs, 'guild').publicSdl),
    fullSchema,
    newWorld: () => new HashWorld(fullSchema, entities),
    down: [],
    missing: new Map(),
  };
}
