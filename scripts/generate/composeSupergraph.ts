import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import type { SubgraphSdl } from './subgraphSchemas.js';

/** The supergraph of these subgraphs. Throws with every composition error and the subgraph it names. */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const services = subgraphs.map(({ name, sdl }) => ({
    name,
    typeDefs: parse(sdl),
    url: `http://${name}.invalid/`,
  }));
  const composed = composeServices(services);
  if (composed.supergraphSdl) return `${composed.supergraphSdl.trimEnd()}\n`;
  const errors = composed.errors?.map(({ message }) => message) ?? ['no reason given'];
  throw new Error(`The subgraphs don't compose:\n${errors.join('\n')}`);
}
