import { createHash } from 'node:crypto';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  Kind,
  parse,
  TypeNameMetaFieldDef,
} from 'graphql';
import { readAccessRules } from '../../access/directives/readAccessRules.js';
import { argumentsOf, isType, specificationPrefix } from './joinDirectives.js';
import { readRequirements } from './requirements.js';
import type { SubgraphEntry, Supergraph } from './supergraph.js';
import { TypeBook } from './typeBook.js';

/**
 * Reads a supergraph of the join specification 0.1 to 0.5, whoever composed it.
 * @throws GraphQLError or TypeError where it is none
 */
export function readSupergraph(sdl: string): Supergraph {
  const document = parse(sdl, { noLocation: true });
  const join = specificationPrefix(document, 'join');
  const apiSchema = buildASTSchema(transformSupergraphToPublicSchema(document), { assumeValid: true });
  const full = buildASTSchema(withoutSpecifications(document, join), {
    assumeValid: true,
    assumeValidSDL: true,
  });
  const subgraphs = subgraphsOf(document, join);
  const book = new TypeBook(full);
  const requirements = readRequirements(document, join, subgraphs);
  const access = readAccessRules(document, {
    book,
    requirements,
    subgraphs: [...subgraphs.values()].map(({ name }) => name),
  });
  return {
    id: createHash('sha256').update(sdl).digest('hex'),
    sdl,
    apiSchema,
    book,
    subgraphs: [...subgraphs.values()],
    queryName: apiSchema.getQueryType()?.name ?? 'Query',
    mutationName: apiSchema.getMutationType()?.name,
    keyPrefix: unusedPrefix(full),
    keyFields: keyFieldsOf(document, join, subgraphs),
    hasField: (typename, name) => fieldOf(apiSchema, typename, name) !== undefined,
    needsArguments: (typename, name) =>
      fieldOf(apiSchema, typename, name)?.args.some(isRequiredArgument) ?? false,
    requirements,
    access,
    fieldType: (typename, name) => fieldTypeOf(apiSchema, typename, name),
    argumentType: (typename, field, name) =>
      fieldOf(apiSchema, typename, field)?.args.find((one) => one.name === name)?.type,
    isContested: contestedFields(book),
  };
}

function withoutSpecifications(document: DocumentNode, join: string): DocumentNode {
  const prefixes = [`${join}__`, 'link__', 'core__'];
  return {
    ...document,
    definitions: document.definitions.filter(
      (definition) =>
        definition.kind !== Kind.DIRECTIVE_DEFINITION &&
        !(isType(definition) && prefixes.some((prefix) => definition.name.value.startsWith(prefix))),
    ),
  };
}

/** Subgraphs by the name of their enum value. */
function subgraphsOf(document: DocumentNode, join: string): ReadonlyMap<string, SubgraphEntry> {
  const found = new Map<string, SubgraphEntry>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== `${join}__Graph`) continue;
    for (const value of definition.values ?? []) {
      const directive = value.directives?.find(({ name }) => name.value === `${join}__graph`);
      const { name, url } = directive ? argumentsOf(directive) : {};
      found.set(value.name.value, { name: String(name ?? value.name.value), routingUrl: String(url ?? '') });
    }
  }
  if (found.size === 0)
    throw new TypeError(`The supergraph names no subgraph: it has no enum ${join}__Graph.`);
  return found;
}

function keyFieldsOf(document: DocumentNode, join: string, subgraphs: ReadonlyMap<string, SubgraphEntry>) {
  const found = new Map<string, Set<string>>();
  for (const definition of document.definitions) {
    if (!isType(definition)) continue;
    for (const directive of definition.directives ?? []) {
      if (directive.name.value !== `${join}__type`) continue;
      const { graph, key } = argumentsOf(directive);
      if (typeof key !== 'string') continue;
      const place = `${subgraphs.get(String(graph))?.name}/${definition.name.value}`;
      const fields = key.replace(/\{[\s\S]*\}/g, ' ').match(/[_A-Za-z]\w*/g) ?? [];
      found.set(place, new Set([...(found.get(place) ?? []), ...fields]));
    }
  }
  const none: ReadonlySet<string> = new Set();
  return (subgraph: string, typename: string) => found.get(`${subgraph}/${typename}`) ?? none;
}

function fieldTypeOf(schema: GraphQLSchema, typename: string, name: string): GraphQLOutputType {
  if (name === '__typename') return TypeNameMetaFieldDef.type;
  // Without one, only `__schema` and `__type` are left, which are answered apart.
  return fieldOf(schema, typename, name)?.type ?? TypeNameMetaFieldDef.type;
}

function fieldOf(schema: GraphQLSchema, typename: string, name: string) {
  const type = schema.getType(typename);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function contestedFields(book: TypeBook): (typename: string, name: string) => boolean {
  const known = new Map<string, boolean>();
  return (typename, name) => {
    const place = `${typename}.${name}`;
    const found = known.get(place);
    if (found !== undefined) return found;
    const types = [...book.possible(typename)].map((member) => book.fieldOutput(member, name)?.toString());
    const isContested =
      book.isAbstract(typename) && new Set(types.filter((type) => type !== undefined)).size > 1;
    known.set(place, isContested);
    return isContested;
  };
}

function unusedPrefix(schema: GraphQLSchema): string {
  const names = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [],
  );
  return names.some((name) => /^_[ar]\d+_/.test(name)) ? '_concordat_' : '_';
}
