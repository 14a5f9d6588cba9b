import { composeServices as composeAsApollo } from '@apollo/composition';
import { composeServices } from '@theguild/federation-composition';
import { buildSchema, parse, printSchema } from 'graphql';

export type Composer = 'guild' | 'apollo';
export interface Composed {
  readonly supergraphSdl: string;
  /** SDL of what clients see. */
  readonly publicSdl: string;
}
interface Service {
  readonly name: string;
  readonly sdl: string;
}

const urlOf = (name: string): string => `http://${name}.invalid/`;

/** The supergraph of these subgraphs and its public schema. Throws with every composition error. */
export function compose(services: readonly Service[], composer: Composer): Composed {
  return composer === 'apollo' ? byApollo(services) : byGuild(services);
}

function byGuild(services: readonly Service[]): Composed {
  const parts = services.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: urlOf(name) }));
  const composed = composeServices(parts);
  if (composed.supergraphSdl === undefined) throw refused(composed.errors);
  // Built once and printed, because the composer leaves directive definitions of its own in it.
  return { supergraphSdl: composed.supergraphSdl, publicSdl: printSchema(buildSchema(composed.publicSdl)) };
}

function byApollo(services: readonly Service[]): Composed {
  const parts = services.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: urlOf(name) }));
  const composed = composeAsApollo(parts);
  if (!composed.schema) throw refused(composed.errors);
  return {
    supergraphSdl: composed.supergraphSdl,
    publicSdl: printSchema(composed.schema.toAPISchema().toGraphQLJSSchema()),
  };
}

const refused = (errors: readonly { message: string }[]): Error =>
  new Error(`The subgraphs don't compose:\n${errors.map(({ message }) => message).join('\n')}`);
