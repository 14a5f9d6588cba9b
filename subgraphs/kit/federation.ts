import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';

/** Federation version every subgraph of ours links to; composition understands up to this one. */
const federationLink = 'https://specs.apollo.dev/federation/v2.9';
const imports = ['@key', '@shareable', '@external', '@tag', '@cost', '@listSize', '@inaccessible', '@policy'];

/** Finds an entity by its key; called once per representation, so it goes through a DataLoader. */
export type ReferenceResolver = (reference: Readonly<Record<string, unknown>>, context: object) => unknown;

export interface FederatedParts {
  readonly resolvers: NonEmptyArray<Resolver>;
  readonly references: Readonly<Record<string, ReferenceResolver>>;
  /** Types no resolver returns but the contract holds. */
  readonly orphanedTypes?: readonly Resolver[];
  /** Instances for resolver classes whose constructors take arguments. */
  readonly instances?: readonly object[];
}
// biome-ignore lint/complexity/noBannedTypes: TypeGraphQL names resolver classes this way.
export type Resolver = Function;

export interface FederatedSchema {
  readonly schema: GraphQLSchema;
  /** The SDL a registry composes: what is committed under schema/subgraphs. */
  readonly sdl: string;
}

/**
 * A Federation 2 schema from TypeGraphQL classes. TypeGraphQL knows nothing of federation, so its schema is
 * printed with directives, linked, and handed to @apollo/subgraph together with the same resolvers.
 */
export async function buildFederatedSchema(parts: FederatedParts): Promise<FederatedSchema> {
  const instances = new Map((parts.instances ?? []).map((instance) => [instance.constructor, instance]));
  const plain = await buildSchema({
    resolvers: parts.resolvers,
    orphanedTypes: [...(parts.orphanedTypes ?? [])],
    container: { get: (resolver) => instances.get(resolver) ?? Reflect.construct(resolver, []) },
    skipCheck: true,
    validate: false,
  });
  describeQuery(plain);
  const link = `extend schema @link(url: "${federationLink}", import: ${JSON.stringify(imports)})`;
  const typeDefs = parse(`${link}\n${printSchemaWithDirectives(plain)}`);
  const schema = buildSubgraphSchema([
    { typeDefs, resolvers: withReferences(createResolversMap(plain), parts) },
  ]);
  return { schema, sdl: printSubgraphSchema(schema) };
}

/** TypeGraphQL has no place for the description of the root, and everything has one. */
function describeQuery(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  if (query) query.description = 'Where questions start.';
}

type ResolversMap = ReturnType<typeof createResolversMap>;
type SubgraphResolvers = NonNullable<
  Parameters<typeof buildSubgraphSchema>[0] extends infer Given
    ? Given extends { resolvers?: infer Resolvers }
      ? Resolvers
      : never
    : never
>;

function withReferences(resolvers: ResolversMap, { references }: FederatedParts): SubgraphResolvers {
  const entities = Object.entries(references).map(([type, resolve]) => {
    const fields = resolvers[type];
    return [type, { ...(typeof fields === 'object' ? fields : {}), __resolveReference: resolve }];
  });
  return { ...resolvers, ...Object.fromEntries(entities) } as SubgraphResolvers;
}
