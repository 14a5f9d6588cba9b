import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLTypeResolver,
  getNamedType,
  isObjectType,
} from 'graphql';
import type { FieldRules } from './federationRules.js';
import type { Graph } from './graph.js';
import { projected } from './projected.js';
import { rootKind } from './rootKind.js';
import type { Item, World } from './world.js';

export interface MonolithRequest {
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** One schema, one executor, the same truth: what the graph would answer if it were not federated. */
export function monolith(graph: Graph) {
  const fieldResolver = readField(graph);
  return async ({ document, operationName, variables }: MonolithRequest): Promise<ExecutionResult> =>
    execute({
      schema: graph.publicSchema,
      document,
      operationName,
      variableValues: variables,
      contextValue: graph.newWorld(),
      fieldResolver,
      typeResolver,
    });
}

const typeResolver: GraphQLTypeResolver<Item, World> = ({ type }) => type;

function readField(graph: Graph): GraphQLFieldResolver<Item | undefined, World> {
  const rulesOf = ruleFinder(graph);
  return (source, args, world, { parentType, fieldName: field, returnType, schema }) => {
    const item = source ?? world.root(rootKind(schema, parentType));
    const rules = rulesOf(parentType.name, field);
    const serving = rules.filter(({ subgraph }) => !graph.down.includes(subgraph));
    if (serving.length === 0) throw new Error(`No subgraph answers ${parentType.name}.${field}.`);
    if (serving.every(({ subgraph }) => graph.missing.get(subgraph)?.has(item.name ?? ''))) return null;
    const requires = serving.find((rule) => rule.requires)?.requires;
    // Read before the field is, as a gateway does: what it requires may fail, and then so does the field.
    const required = requires && projected(graph, world, item, requires);
    return world.read(item, {
      field,
      args,
      type: getNamedType(returnType).name,
      required: () => required,
    });
  };
}

type Resolving = FieldRules & { readonly subgraph: string };

/** Which subgraphs resolve a field, on the type itself or on an interface object that stands for it. */
function ruleFinder({ subgraphs, fullSchema }: Graph) {
  const found = new Map<string, readonly Resolving[]>();
  const look = (type: string, field: string): readonly Resolving[] => {
    const full = fullSchema.getType(type);
    const interfaces = isObjectType(full) ? full.getInterfaces().map(({ name }) => name) : [];
    return subgraphs.flatMap(({ name: subgraph, rules }) =>
      [type, ...interfaces].flatMap((name) => {
        const typeRules = rules.get(name);
        const rule = typeRules?.fields.get(field);
        if (!rule || (name !== type && !typeRules?.isInterfaceObject)) return [];
        return [{ ...rule, subgraph }];
      }),
    );
  };
  return (type: string, field: string): readonly Resolving[] => {
    const key = `${type}.${field}`;
    const known = found.get(key) ?? look(type, field).filter(({ isExternal }) => !isExternal);
    found.set(key, known);
    return known;
  };
}
