import { GraphQLError } from 'graphql';

/** What a subgraph says of its own accord to clients: marked public, so that a hub lets it through. */
export interface Remark {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly extensions: Readonly<Record<string, string>>;
}

/** Errors of one request that stand beside a value, not in its place: GraphQL's resolvers give one or the other. */
export class Remarks {
  readonly #errors: GraphQLError[] = [];

  get errors(): readonly GraphQLError[] {
    return this.#errors;
  }

  add({ path, message, extensions }: Remark): void {
    this.#errors.push(
      new GraphQLError(message, { path: [...path], extensions: { ...extensions, public: true } }),
    );
  }
}
