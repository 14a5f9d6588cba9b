import type {
  GatewayExecutionResult,
  GatewayGraphQLRequestContext,
  GatewayInterface,
  GatewaySchemaLoadOrUpdateCallback,
} from '@apollo/server-gateway-interface';
import { GraphQLError } from 'graphql';
import type { EngineContext } from './engineContext.js';
import { lazyData } from './lazyData.js';
import type { OperationAnswer, OperationRunner } from './operationRunner.js';
import type { ServedSupergraph } from './supergraph/servedSupergraph.js';

export interface InterfaceMeans {
  readonly current: () => ServedSupergraph;
  readonly runner: OperationRunner;
  /** Called once another supergraph is served. */
  readonly listeners: Set<() => void>;
}

/** The engine as Apollo Server takes it: Apollo parses, validates and calls its plugins; the engine executes. */
export function gatewayInterface({ current, runner, listeners }: InterfaceMeans): GatewayInterface {
  const bySchema = new WeakMap<object, ServedSupergraph>();
  const tell = (callback: GatewaySchemaLoadOrUpdateCallback): void => {
    const served = current();
    const { apiSchema, sdl } = served.supergraph;
    bySchema.set(apiSchema, served);
    callback({ apiSchema, coreSupergraphSdl: sdl });
  };
  return {
    onSchemaLoadOrUpdate: (callback) => {
      const listener = () => tell(callback);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      for (const listener of listeners) listener();
      // Apollo Server names the schema it validated against: the request runs on that supergraph to its end.
      return { executor: (context) => execute(runner, bySchema.get(context.schema) ?? current(), context) };
    },
    stop: async () => listeners.clear(),
  };
}

async function execute(
  runner: OperationRunner,
  served: ServedSupergraph,
  { document, operationName, request, context }: GatewayGraphQLRequestContext,
): Promise<GatewayExecutionResult> {
  try {
    const engineContext = engineContextOf(context);
    const answer = await runner.answer(served, {
      document,
      operationName: operationName ?? undefined,
      variables: request.variables ?? {},
      context: engineContext,
    });
    engineContext.onFigures?.(answer.figures);
    return resultOf(answer);
  } catch (error) {
    // Several errors are those of the variables, which Apollo Server turns into a 400.
    if (error instanceof AggregateError) return { errors: error.errors };
    throw error;
  }
}

function engineContextOf(context: Readonly<Record<string, unknown>>): EngineContext {
  const found = context['engine'];
  return typeof found === 'object' && found !== null ? found : {};
}

function resultOf({ data, errors, plan }: OperationAnswer): GatewayExecutionResult {
  return {
    data: data === undefined ? null : lazyData(data),
    ...(errors.length > 0 && {
      errors: errors.map(({ message, path, extensions }) => new GraphQLError(message, { path, extensions })),
    }),
    ...(plan && { extensions: { plan } }),
  };
}
