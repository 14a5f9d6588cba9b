import {
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { parseFieldSet } from './fieldSet.js';
import { isRecord } from './world.js';

/** What one subgraph's SDL says of one type. */
export interface TypeRules {
  readonly keys: readonly { readonly selection: SelectionSetNode; readonly resolvable: boolean }[];
  readonly isInterfaceObject: boolean;
  readonly fields: ReadonlyMap<string, FieldRules>;
}

export interface FieldRules {
  readonly isExternal: boolean;
  readonly requires: SelectionSetNode | undefined;
  readonly provides: SelectionSetNode | undefined;
  /** The subgraph that no longer resolves the field; none where a label decides, because then both may. */
  readonly overrides: string | undefined;
}

type Directives = readonly DirectiveNode[] | undefined;
/** The directives of a node that bear a federation name, whatever the document calls it. */
type Find = (directives: Directives, name: string) => readonly DirectiveNode[];

/** The federation directives of one subgraph, by type. Directives may be renamed or prefixed by `@link`. */
export function federationRules(sdl: string): ReadonlyMap<string, TypeRules> {
  const document = parse(sdl, { noLocation: true });
  const find = finder(document);
  const rules = new Map<string, TypeRules>();
  for (const definition of document.definitions)
    if (isComposite(definition)) {
      const { value: name } = definition.name;
      rules.set(name, merged(rules.get(name), typeRules(definition, find)));
    }
  for (const [standard, own] of rootNames(document)) {
    const found = rules.get(own);
    if (found) rules.set(standard, found);
  }
  return rules;
}

/** Root types that have names of their own; in the supergraph they are Query and Mutation. */
const rootNames = ({ definitions }: DocumentNode): readonly (readonly [string, string])[] =>
  definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION
      ? (definition.operationTypes ?? []).map(
          ({ operation, type }) =>
            [operation === 'mutation' ? 'Mutation' : 'Query', type.name.value] as const,
        )
      : [],
  );

type Composite = Extract<DefinitionNode, { fields?: readonly FieldDefinitionNode[]; interfaces?: unknown }>;

const composites: ReadonlySet<Kind> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
]);
const isComposite = (definition: DefinitionNode): definition is Composite => composites.has(definition.kind);

function typeRules({ directives, fields = [] }: Composite, find: Find): TypeRules {
  const isExternal = find(directives, 'external').length > 0;
  return {
    keys: find(directives, 'key').map((key) => ({
      selection: parseFieldSet(String(argument(key, 'fields'))),
      resolvable: argument(key, 'resolvable') !== false,
    })),
    isInterfaceObject: find(directives, 'interfaceObject').length > 0,
    fields: new Map(fields.map((field) => [field.name.value, fieldRules(field, find, isExternal)])),
  };
}

function fieldRules({ directives }: FieldDefinitionNode, find: Find, isExternal: boolean): FieldRules {
  const text = (name: string, of: string): string | undefined => {
    const [directive] = find(directives, name);
    const value = directive && argument(directive, of);
    return typeof value === 'string' ? value : undefined;
  };
  const requires = text('requires', 'fields');
  const provides = text('provides', 'fields');
  return {
    isExternal: isExternal || find(directives, 'external').length > 0,
    requires: requires === undefined ? undefined : parseFieldSet(requires),
    provides: provides === undefined ? undefined : parseFieldSet(provides),
    overrides: text('override', 'label') === undefined ? text('override', 'from') : undefined,
  };
}

const merged = (before: TypeRules | undefined, next: TypeRules): TypeRules =>
  before
    ? {
        keys: [...before.keys, ...next.keys],
        isInterfaceObject: before.isInterfaceObject || next.isInterfaceObject,
        fields: new Map([...before.fields, ...next.fields]),
      }
    : next;

function argument({ arguments: args = [] }: DirectiveNode, name: string): unknown {
  const found = args.find((arg) => arg.name.value === name);
  return found && valueFromASTUntyped(found.value);
}

function finder(document: DocumentNode): Find {
  const renamed = new Map(
    document.definitions
      .flatMap((definition) => ('directives' in definition ? (definition.directives ?? []) : []))
      .filter(({ name }) => name.value === 'link')
      .flatMap((link) => argument(link, 'import') ?? [])
      .filter(isRecord)
      .map(({ name, as }) => [String(name).slice(1), String(as).slice(1)] as const),
  );
  return (directives = [], name) =>
    directives.filter(
      (directive) =>
        directive.name.value === (renamed.get(name) ?? name) ||
        directive.name.value === `federation__${name}`,
    );
}
