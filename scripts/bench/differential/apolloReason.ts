import { parse, print, visit } from 'graphql';
import type { Answerer, Question } from '../../scenarios/answerer.js';
import { difference } from '../../scenarios/sameOutcome.js';

/**
 * Why the stock gateway answers otherwise than one schema would; test/engine/README.md explains each. A reason is found
 * by asking again with the suspected cause taken away, or by the graph that was made for it.
 */
export type ApolloReason =
  | 'aliasHidesField'
  | 'circularRequires'
  | 'conflictingRequires'
  | 'errorElsewhere'
  | 'interfaceObject'
  | 'mutationOrder'
  | 'nullWithoutError'
  | 'partialFailure'
  | 'refused'
  | 'other';

/** Graphs that were made to be hard in one way. */
const byGraph: Readonly<Record<string, ApolloReason>> = {
  down: 'partialFailure',
  errors: 'partialFailure',
  'interface-objects': 'interfaceObject',
  mutations: 'mutationOrder',
  'non-null': 'partialFailure',
  requires: 'conflictingRequires',
  'requires-circular': 'circularRequires',
  typenames: 'interfaceObject',
};

interface Suspect {
  readonly graph: string;
  readonly question: Question;
  readonly monolith: Answerer;
  readonly apollo: Answerer;
}

export async function apolloReason(suspect: Suspect): Promise<ApolloReason | undefined> {
  const { graph, question, monolith, apollo } = suspect;
  const expected = await monolith(question);
  const found = await apollo(question);
  const kind = difference(expected, found);
  if (!kind) return undefined;
  if (kind === 'errors') return (found.errors ?? []).length === 0 ? 'nullWithoutError' : 'errorElsewhere';
  const plain = { ...question, query: withPlainAliases(question.query) };
  if (difference(await monolith(plain), await apollo(plain)) !== 'data') return 'aliasHidesField';
  const known = byGraph[graph];
  if (known) return known;
  return found.data === undefined ? 'refused' : 'other';
}

/** The same operation with every alias replaced by one that no schema has. */
function withPlainAliases(query: string): string {
  const names = new Map<string, string>();
  const plain = (alias: string): string => {
    const known = names.get(alias) ?? `plain${names.size}`;
    names.set(alias, known);
    return known;
  };
  return print(
    visit(parse(query), {
      Field: (node) =>
        node.alias
          ? { ...node, alias: { ...node.alias, value: plain(`${node.alias.value}:${node.name.value}`) } }
          : undefined,
    }),
  );
}
