import { diff } from '@graphql-inspector/core';
import { buildASTSchema, type DocumentNode, type GraphQLSchema, Kind, parse } from 'graphql';

/** One difference between two versions of a subgraph. */
export interface SdlChange {
  readonly level: 'BREAKING' | 'DANGEROUS' | 'NON_BREAKING';
  readonly coordinate: string | null;
  readonly message: string;
}

/** What a version of a subgraph shows otherwise than another, element by element. */
export async function sdlChanges(before: string, after: string): Promise<readonly SdlChange[]> {
  const changes = await diff(schemaOf(before), schemaOf(after));
  return changes.map(({ criticality, path = null, message }) => ({
    level: criticality.level as SdlChange['level'],
    coordinate: path,
    message,
  }));
}

function schemaOf(sdl: string): GraphQLSchema {
  const document = parse(sdl);
  const isOwn = ({ kind }: DocumentNode['definitions'][number]) =>
    kind !== Kind.SCHEMA_EXTENSION && kind !== Kind.DIRECTIVE_DEFINITION;
  const own = { ...document, definitions: document.definitions.filter(isOwn) };
  return buildASTSchema(own, { assumeValid: true, assumeValidSDL: true });
}
