import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  validate,
  visit,
} from 'graphql';
import type { Question } from '../../scenarios/answerer.js';

/** Whether a question still shows what is looked for. */
export type Shows = (question: Question) => Promise<boolean>;

const removable: ReadonlySet<string> = new Set([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.ARGUMENT,
  Kind.DIRECTIVE,
  Kind.OBJECT_FIELD,
]);

/** The question with everything taken away that can be taken away while it still shows what it showed. */
export async function shrinkOperation(
  question: Question,
  schema: GraphQLSchema,
  shows: Shows,
): Promise<Question> {
  let smallest = question;
  for (let at = 0; at < partsOf(smallest.query); ) {
    const smaller = without(smallest, at, schema);
    if (smaller && (await shows(smaller))) smallest = smaller;
    else at++;
  }
  return smallest;
}

const partsOf = (query: string): number => {
  let count = 0;
  visit(parse(query), {
    enter: ({ kind }) => {
      if (removable.has(kind)) count++;
    },
  });
  return count;
};

/** The question without one of its parts, or with a fragment's content in the fragment's place, where that is valid. */
function without(
  { query, variables, ...rest }: Question,
  at: number,
  schema: GraphQLSchema,
): Question | undefined {
  let count = 0;
  const cut = visit(parse(query), {
    enter: (node: ASTNode) => {
      if (removable.has(node.kind) && count++ === at) return null;
      return undefined;
    },
  });
  const document = withoutUnused(cut);
  const text = print(document);
  if (!isValid(text, schema)) return undefined;
  const used = new Set([...text.matchAll(/\$(\w+)/g)].map(([, name]) => name));
  const kept = Object.entries(variables ?? {}).filter(([name]) => used.has(name));
  return { ...rest, query: text, variables: Object.fromEntries(kept) };
}

function isValid(text: string, schema: GraphQLSchema): boolean {
  try {
    return validate(schema, parse(text)).length === 0;
  } catch {
    return false;
  }
}

/** Without fragments and variables that nothing uses any more. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const spreads = new Set<string>();
  const variables = new Set<string>();
  visit(document, {
    FragmentSpread: ({ name }) => {
      spreads.add(name.value);
    },
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      variables.add(name.value);
    },
  });
  const next = visit(document, {
    FragmentDefinition: ({ name }) => (spreads.has(name.value) ? undefined : null),
    VariableDefinition: ({ variable }) => (variables.has(variable.name.value) ? false : null),
  });
  return next.definitions.length < document.definitions.length ? withoutUnused(next) : next;
}
