import { composeServices } from '@theguild/federation-composition';
import { buildSchema, parse } from 'graphql';
import { ungatedFields } from '../../gateway/disclosure/numericFields.js';
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

/**
 * The hub's own supergraph of these subgraphs.
 * @throws Error where they don't compose, or a number could come out of the graph past the gate
 */
export function hubSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const supergraphSdl = composeSupergraph(subgraphs);
  const ungated = ungatedFields(buildSchema(supergraphSdl));
  if (ungated.length === 0) return supergraphSdl;
  throw new Error(
    `Numbers would come out past the gate at ${ungated.join(', ')}. Make them Counts, or list them with a reason in gateway/disclosure/numericFields.json.`,
  );
}
