import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
  type TypeDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';

/** Arguments of a directive as plain values. */
export function argumentsOf(directive: ConstDirectiveNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

/** The arguments of every link of a supergraph to a specification. */
export const links = (document: DocumentNode): readonly Readonly<Record<string, unknown>>[] =>
  document.definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? [])
          .filter(({ name }) => name.value === 'link' || name.value === 'core')
          .map(argumentsOf)
      : [],
  );

/** The name that a specification's elements begin with in this supergraph: its own, or the one a link renames it to. */
export function specificationPrefix(document: DocumentNode, specification: string): string {
  const found = links(document).find(({ url, feature }) =>
    new RegExp(`/${specification}/v\\d`).test(String(url ?? feature)),
  );
  return typeof found?.['as'] === 'string' ? found['as'] : specification;
}

export const isType = (definition: DefinitionNode): definition is TypeDefinitionNode =>
  [
    Kind.OBJECT_TYPE_DEFINITION,
    Kind.INTERFACE_TYPE_DEFINITION,
    Kind.UNION_TYPE_DEFINITION,
    Kind.ENUM_TYPE_DEFINITION,
    Kind.SCALAR_TYPE_DEFINITION,
    Kind.INPUT_OBJECT_TYPE_DEFINITION,
  ].some((kind) => kind === definition.kind);
