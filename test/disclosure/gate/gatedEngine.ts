import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { everythingPermitted } from '../../../gateway/access/directives/everythingPermitted.js';
import type { CellGate } from '../../../gateway/engine/cellGate.js';
import { type Engine, startEngine } from '../../../gateway/engine/engine.js';
import type { LocalSubgraph } from '../../../gateway/engine/localSubgraph.js';
import type { Question } from './gateBench.js';

const read = (file: string) => readFileSync(new URL(`../../../schema/${file}`, import.meta.url), 'utf8');

/** Areas as the real subgraph of the mayors names them, and nothing else of it. */
export function places(): LocalSubgraph {
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(read('subgraphs/mayors.graphql')),
      resolvers: { Query: { area: (_: unknown, { code }: { readonly code: string }) => ({ code }) } },
    },
  ]);
  return ({ query: source = '', variables: variableValues }) => graphql({ schema, source, variableValues });
}

/** Somebody whom some owner permits each dataset, for tests of what comes after that. */
const everyDataset = everythingPermitted(read('supergraph.graphql'));

/** The real engine on the committed supergraph; police and evidence answer where `url` says. */
export async function startGatedEngine(url: (name: string) => string, gate?: CellGate): Promise<Engine> {
  const engine = await startEngine({
    supergraphSdl: read('supergraph.graphql'),
    subgraphUrl: url,
    local: new Map([['mayors', places()]]),
    ...(gate && { gate }),
  });
  return { ...engine, execute: (request) => engine.execute({ authorisation: everyDataset, ...request }) };
}

/** The question as a client asks it: each area by its code. */
export const clientQuery = ({ areas, fields }: Question): string =>
  `{ ${areas.map((code, at) => `area${at}: area(code: "${code}") { code ${fields} }`).join(' ')} }`;
