import { type DirectiveNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** The values of an operation's variables, coerced; without a prototype. */
export type VariableValues = Readonly<Record<string, unknown>>;

/** Whether `@skip` and `@include` leave a selection in. */
export function isIncluded({ directives = [] }: SelectionNode, variables: VariableValues): boolean {
  for (const directive of directives) {
    const name = directive.name.value;
    if (name === 'skip' && conditionOf(directive, variables)) return false;
    if (name === 'include' && !conditionOf(directive, variables)) return false;
  }
  return true;
}

function conditionOf({ arguments: given = [] }: DirectiveNode, variables: VariableValues): boolean {
  const value = given.find(({ name }) => name.value === 'if')?.value;
  if (value?.kind === Kind.BOOLEAN) return value.value;
  return value?.kind === Kind.VARIABLE && variables[value.name.value] === true;
}

/** The variables that decide what an operation selects. */
export function conditionVariables(selectionSets: readonly SelectionSetNode[]): readonly string[] {
  const found = new Set<string>();
  const visit = (selectionSet: SelectionSetNode): void => {
    for (const selection of selectionSet.selections) {
      for (const { name, arguments: given = [] } of selection.directives ?? []) {
        if (name.value !== 'skip' && name.value !== 'include') continue;
        for (const { value } of given) if (value.kind === Kind.VARIABLE) found.add(value.name.value);
      }
      if ('selectionSet' in selection && selection.selectionSet) visit(selection.selectionSet);
    }
  };
  selectionSets.forEach(visit);
  return [...found].sort();
}
