import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql';

/** One place an indicator is asked for: values of its document's variables. */
export type PlaceVariables = Readonly<Record<string, string>>;

/** One question for many places, and how to find each place in the answer. */
export interface Batch {
  readonly query: string;
  readonly variables: PlaceVariables;
  /** What the answer holds for a place, under the names of the document itself. */
  readonly answerAt: (data: unknown, place: PlaceVariables) => Readonly<Record<string, unknown>>;
  /** The path of an error within a place's answer; undefined where the error is another place's. */
  readonly pathAt: (data: unknown, place: PlaceVariables, path: string) => string | undefined;
}

export const operationOf = (document: DocumentNode): OperationDefinitionNode | undefined =>
  document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);

/** Names of the variables a document declares. */
export const namesOf = (document: DocumentNode): readonly string[] =>
  (operationOf(document)?.variableDefinitions ?? []).map(({ variable }) => variable.name.value);

/** Only what the document declares: a server refuses a variable nobody asked for. */
export const valuesOf = (place: PlaceVariables, names: readonly string[]): PlaceVariables =>
  Object.fromEntries(names.map((name) => [name, place[name] ?? '']));
