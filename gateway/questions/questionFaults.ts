import { type GraphQLSchema, Kind, type OperationDefinitionNode, validate } from 'graphql';
import type { SavedQuestion } from './savedQuestion.js';

/** What is wrong with a question, against the schema it is asked of; empty where nothing is. */
export function questionFaults(question: SavedQuestion, apiSchema: GraphQLSchema): readonly string[] {
  const operations = question.document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operation === undefined || operations.length > 1) return ['expected exactly one operation'];
  return [
    ...validate(apiSchema, question.document).map(({ message }) => message),
    ...(operation.operation === 'query' ? [] : [`expected a query, found a ${operation.operation}`]),
    ...variableFaults(question, operation),
  ];
}

function variableFaults({ variables }: SavedQuestion, operation: OperationDefinitionNode): readonly string[] {
  const declared = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const described = Object.keys(variables);
  return [
    ...declared.filter((name) => !described.includes(name)).map((name) => `$${name} is not described`),
    ...described
      .filter((name) => !declared.includes(name))
      .map((name) => `${name} is described but not declared`),
  ];
}
