import { type ASTNode, type OperationDefinitionNode, print, visit } from 'graphql';

/** New names of variables that can't be sent under their own. */
export type VariableNames = ReadonlyMap<string, string>;

/** Names that plans give to variables of their own. */
const isTaken = (name: string): boolean => name === 'representations' || name.startsWith('__batch_reps_');

/** Renames what a client called like a variable of a plan. */
export function variableNames({ variableDefinitions = [] }: OperationDefinitionNode): VariableNames {
  const declared = new Set(variableDefinitions.map(({ variable }) => variable.name.value));
  const found = new Map<string, string>();
  for (const name of declared) {
    if (!isTaken(name)) continue;
    let free = `client_${name}`;
    while (declared.has(free)) free = `${free}_`;
    found.set(name, free);
  }
  return found;
}

/** Prints a part of a document with its variables renamed. */
export function printRenamed(node: ASTNode, names: VariableNames): string {
  if (names.size === 0) return print(node);
  return print(
    visit(node, {
      Variable: (variable) => {
        const value = names.get(variable.name.value);
        return value === undefined ? undefined : { ...variable, name: { ...variable.name, value } };
      },
    }),
  );
}
