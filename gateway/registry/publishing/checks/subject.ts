import {
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  getLocation,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  type NamedTypeNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
} from 'graphql';
import type { Finding } from './finding.js';
import { linksOf, type SdlLink, standardName } from './linkedNames.js';

/** A type of an SDL, its definition and extensions taken together. */
export interface SubjectType {
  readonly name: string;
  readonly kind: 'object' | 'interface' | 'union' | 'enum' | 'input' | 'scalar';
  /** Where it is declared; at least one. */
  readonly nodes: readonly (TypeDefinitionNode | TypeExtensionNode)[];
  readonly description: string | undefined;
  readonly fields: readonly FieldDefinitionNode[];
  readonly inputs: readonly InputValueDefinitionNode[];
  readonly values: readonly EnumValueDefinitionNode[];
  readonly members: readonly NamedTypeNode[];
  readonly directives: readonly ConstDirectiveNode[];
}

/** A parsed SDL as the checks read it. */
export interface Subject {
  readonly name: string;
  readonly document: DocumentNode;
  readonly types: ReadonlyMap<string, SubjectType>;
  readonly links: readonly SdlLink[];
  readonly queryName: string;
  /** Directives of an element by their standard name, whatever the SDL calls it. */
  directives(element: Directed, name: string): readonly ConstDirectiveNode[];
  /** A finding at a place of this SDL. */
  at(node: ASTNode | undefined, coordinate: string | null, found: Omit<Finding, 'place'>): Finding;
}

export interface Directed {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

const kinds: Readonly<Record<string, SubjectType['kind']>> = {
  Object: 'object',
  Interface: 'interface',
  Union: 'union',
  Enum: 'enum',
  InputObject: 'input',
  Scalar: 'scalar',
};

/** Reads a parsed SDL for the checks. */
export function subjectOf(name: string, document: DocumentNode): Subject {
  const nodes = new Map<string, (TypeDefinitionNode | TypeExtensionNode)[]>();
  for (const node of document.definitions) {
    if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) continue;
    nodes.set(node.name.value, [...(nodes.get(node.name.value) ?? []), node]);
  }
  const types = new Map([...nodes].map(([type, all]) => [type, typeOf(type, all)]));
  const links = linksOf(document);
  return {
    name,
    document,
    types,
    links,
    queryName: rootNameOf(document, 'query') ?? 'Query',
    directives: ({ directives = [] }, standard) =>
      directives.filter((directive) => standardName(links, directive.name.value) === standard),
    at: (node, coordinate, found) => ({ ...found, place: { subgraph: name, coordinate, ...lineOf(node) } }),
  };
}

function typeOf(name: string, nodes: readonly (TypeDefinitionNode | TypeExtensionNode)[]): SubjectType {
  const described = nodes.find((node) => 'description' in node && node.description !== undefined);
  const all = <Key extends string>(key: Key) => nodes.flatMap((node) => Reflect.get(node, key) ?? []);
  const kind = kinds[nodes[0]?.kind.replace(/Type(?:Definition|Extension)$/, '') ?? ''] ?? 'scalar';
  const fields = all('fields');
  return {
    name,
    kind,
    nodes,
    description:
      described && 'description' in described ? (described.description?.value ?? undefined) : undefined,
    fields: kind === 'input' ? [] : fields,
    inputs: kind === 'input' ? fields : [],
    values: all('values'),
    members: all('types'),
    directives: nodes.flatMap((node) => node.directives ?? []),
  };
}

/** Name of a root type as the schema declares it. */
export function rootNameOf(document: DocumentNode, operation: string): string | undefined {
  for (const node of document.definitions) {
    if (node.kind !== 'SchemaDefinition' && node.kind !== 'SchemaExtension') continue;
    const found = node.operationTypes?.find((one) => one.operation === operation);
    if (found) return found.type.name.value;
  }
  return undefined;
}

/** The name of a type without lists and exclamation marks. */
export function namedOf(type: TypeNode): string {
  return type.kind === 'NamedType' ? type.name.value : namedOf(type.type);
}

export function isListNode(type: TypeNode): boolean {
  if (type.kind === 'NonNullType') return isListNode(type.type);
  return type.kind === 'ListType';
}

function lineOf(node: ASTNode | undefined): { readonly line: number; readonly column: number } {
  if (!node?.loc) return { line: 1, column: 1 };
  // The description comes first, and says nothing about where the name stands.
  const isDescribed = /(?:Definition|Extension)$/.test(node.kind);
  const named =
    isDescribed && 'name' in node && typeof node.name === 'object' && 'loc' in node.name ? node.name : node;
  const { line, column } = getLocation(node.loc.source, (named.loc ?? node.loc).start);
  return { line, column };
}
