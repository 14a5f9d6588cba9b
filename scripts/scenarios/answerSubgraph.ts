import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  getNamedType,
  parse,
  validate,
} from 'graphql';
import type { SubgraphRequest } from '../../gateway/engine/localSubgraph.js';
import { below, pick, selects } from './fieldSet.js';
import { findReferenced } from './findReferenced.js';
import type { Graph, GraphSubgraph } from './graph.js';
import { rootKind } from './rootKind.js';
import { type Seen, see, typeNamer } from './seen.js';
import type { World } from './world.js';

export type AnswerSubgraph = (request: SubgraphRequest, world: World) => Promise<ExecutionResult>;

/**
 * One subgraph, served by `@apollo/subgraph`. It is stricter than real ones are: it fails where it is asked for a
 * field that another subgraph resolves, unless a key, a representation or `@provides` brings it here.
 */
export function subgraphAnswerer(graph: Graph, subgraph: GraphSubgraph): AnswerSubgraph {
  const referenced = findReferenced(graph, subgraph);
  const entities = [...subgraph.rules].filter(([, { keys }]) => keys.length > 0).map(([name]) => name);
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(subgraph.sdl),
      resolvers: Object.fromEntries(entities.map((name) => [name, { __resolveReference: referenced }])),
    },
  ]);
  const fieldResolver = readField(graph, subgraph, typeNamer(graph, subgraph, schema));
  return async ({ query = '', variables, operationName }, world) => {
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    return execute({
      schema,
      document,
      variableValues: variables,
      operationName,
      contextValue: world,
      fieldResolver,
    });
  };
}

function readField(
  graph: Graph,
  { name, rules }: GraphSubgraph,
  typeNameOf: ReturnType<typeof typeNamer>,
): GraphQLFieldResolver<Seen | undefined, World> {
  const dead = overriddenFields(graph, name);
  return (seen, args, world, { parentType, fieldName: field, returnType, schema }) => {
    const type = rules.get(parentType.name);
    const own = type?.fields.get(field);
    const leading = [...(seen?.provided ?? []), ...(type?.keys ?? []).map(({ selection }) => selection)];
    const isElsewhere = own?.isExternal === true || dead.has(`${parentType.name}.${field}`);
    const isBrought = selects(leading, field) || Object.hasOwn(seen?.representation ?? {}, field);
    if (isElsewhere && !isBrought)
      throw new GraphQLError(`${name} does not resolve ${parentType.name}.${field}.`);
    const { requires, provides } = own ?? {};
    const value = world.read(seen?.item ?? world.root(rootKind(schema, parentType)), {
      field,
      args,
      type: getNamedType(returnType).name,
      required: () => requires && pick(seen?.representation, requires),
    });
    return see(value, typeNameOf, [...below(leading, field), ...(provides ? [provides] : [])]);
  };
}

/** Fields that `@override` took from a subgraph, as `Type.field`. */
function overriddenFields({ subgraphs }: Graph, name: string): ReadonlySet<string> {
  return new Set(
    subgraphs.flatMap(({ rules }) =>
      [...rules].flatMap(([type, { fields }]) =>
        [...fields].flatMap(([field, { overrides }]) => (overrides === name ? [`${type}.${field}`] : [])),
      ),
    ),
  );
}
