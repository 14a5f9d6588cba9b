import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildASTSchema, buildSchema, parse } from 'graphql';
import { compose } from './compose.js';
import { DataWorld } from './dataWorld.js';
import { federationRules } from './federationRules.js';
import type { Graph } from './graph.js';
import { graphData } from './graphData.js';

/** The graph of a scenario group: `<subgraph>.graphql` for each subgraph, and `data.json`. */
export async function readGraph(folder: string): Promise<Graph> {
  const data = graphData.parse(JSON.parse(await readFile(path.join(folder, 'data.json'), 'utf8')));
  const subgraphs = await readSubgraphs(folder);
  const { supergraphSdl, publicSdl } = compose(subgraphs, data.composer);
  return {
    name: path.basename(folder),
    subgraphs,
    supergraphSdl,
    publicSchema: buildSchema(publicSdl),
    fullSchema: buildASTSchema(parse(supergraphSdl), { assumeValid: true, assumeValidSDL: true }),
    newWorld: () => new DataWorld(data),
    down: data.down,
    missing: new Map(Object.entries(data.missing).map(([name, items]) => [name, new Set(items)])),
  };
}

/** Subgraphs in the order of their names, as files give them. */
export async function readSubgraphs(folder: string): Promise<Graph['subgraphs']> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const sdl = await readFile(path.join(folder, file), 'utf8');
      return { name: path.basename(file, '.graphql'), sdl, rules: federationRules(sdl) };
    }),
  );
}
