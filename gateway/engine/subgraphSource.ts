import { type GraphQLDataSourceProcessOptions, RemoteGraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, GraphQLError, Kind, parse, type SelectionNode } from 'graphql';

export interface SubgraphPlace {
  readonly name: string;
  readonly url: string;
}

type Answer = Awaited<ReturnType<RemoteGraphQLDataSource['process']>>;
type Place = readonly (string | number)[];

/**
 * One subgraph as the gateway calls it. Apollo's own error for a subgraph that is down quotes its address and stands at
 * no path; ours names the subgraph and stands at every field that it was asked for.
 */
export class SubgraphSource extends RemoteGraphQLDataSource {
  constructor(private readonly place: SubgraphPlace) {
    super({ url: place.url, honorSubgraphCacheControlHeader: false });
  }

  override async process(options: GraphQLDataSourceProcessOptions): Promise<Answer> {
    const answer = await this.#answer(options);
    if (answer.data || !answer.errors) return answer;
    const places = placesOf(options);
    return {
      ...answer,
      errors: answer.errors.flatMap((error) => (error.path ? error : placed(error, places))),
    };
  }

  async #answer(options: GraphQLDataSourceProcessOptions): Promise<Answer> {
    try {
      return await super.process(options);
    } catch (error) {
      return { errors: [this.#fault(error)] };
    }
  }

  #fault(error: unknown): GraphQLError {
    const { name } = this.place;
    // Errors of the system carry its code (ECONNREFUSED); anything else came after the subgraph had begun to answer.
    const isUnreachable = error instanceof Error && 'code' in error;
    return new GraphQLError(
      `The subgraph ${name} ${isUnreachable ? 'is out of reach' : 'gave no valid answer'}.`,
      {
        extensions: {
          code: isUnreachable ? 'SUBGRAPH_UNREACHABLE' : 'SUBGRAPH_INVALID_RESPONSE',
          remedy: 'Ask again later. The rest of the answer stands.',
        },
      },
    );
  }
}

type AnswerError = NonNullable<Answer['errors']>[number];

const placed = (error: AnswerError, places: readonly Place[]): readonly AnswerError[] =>
  places.length === 0
    ? [error]
    : places.map((path) => new GraphQLError(error.message, { path, extensions: error.extensions ?? {} }));

/** Paths of the fields that a request asks the subgraph for: those of the root, or of each entity. */
function placesOf({ request }: GraphQLDataSourceProcessOptions): readonly Place[] {
  const representations: unknown = request.variables?.['representations'];
  const count = Array.isArray(representations) ? representations.length : 0;
  return rootOf(parse(request.query ?? '')).flatMap((selection): readonly Place[] => {
    if (selection.kind !== Kind.FIELD) return [];
    if (selection.name.value !== '_entities') return [[keyOf(selection)]];
    const keys = keysWithin(selection.selectionSet?.selections ?? []);
    return Array.from({ length: count }, (_, at) => keys.map((key) => ['_entities', at, key])).flat();
  });
}

const rootOf = ({ definitions }: DocumentNode): readonly SelectionNode[] =>
  definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
  );

function keysWithin(selections: readonly SelectionNode[]): readonly string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return keysWithin(selection.selectionSet.selections);
    return selection.kind === Kind.FIELD && selection.name.value !== '__typename' ? [keyOf(selection)] : [];
  });
}

const keyOf = ({ alias, name }: Extract<SelectionNode, { kind: Kind.FIELD }>): string =>
  (alias ?? name).value;
