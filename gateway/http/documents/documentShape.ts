import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** A longer number may not be an Int. */
const surelyInt = 9;

/**
 * What the validity of a document on a schema depends on, as one text: of two documents with one shape, both are valid or
 * neither is. Response keys and values are numbered as they come, because validation asks of them only which are equal;
 * but a value is left out only where every value of its kind is right (a string for a String or an ID, a short integer
 * for an Int, a Float or an ID). Everything else is in the text as it was written.
 */
export const documentShape = (document: DocumentNode, schema: GraphQLSchema): string =>
  new ShapeWriter(schema).document(document);

class ShapeWriter {
  readonly #responseKeys = new Map<string, number>();
  readonly #values = new Map<string, number>();

  constructor(private readonly schema: GraphQLSchema) {}

  document({ definitions }: DocumentNode): string {
    let text = '';
    for (const definition of definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) text += this.#operation(definition);
      else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        const on = definition.typeCondition.name.value;
        const head = `fragment ${definition.name.value} on ${on}${directivesText(definition.directives)}`;
        text += `${head}${this.#selections(definition.selectionSet, this.schema.getType(on))}`;
      } else text += print(definition);
    }
    return text;
  }

  #operation({
    operation,
    name,
    variableDefinitions = [],
    directives,
    selectionSet,
  }: OperationDefinitionNode) {
    const variables = variableDefinitions.map((definition) => print(definition)).join(',');
    const head = `${operation} ${name?.value ?? ''}(${variables})${directivesText(directives)}`;
    return `${head}${this.#selections(selectionSet, this.schema.getRootType(operation) ?? undefined)}`;
  }

  #selections({ selections }: SelectionSetNode, parent: GraphQLNamedType | undefined): string {
    let text = '{';
    for (const selection of selections) text += `${this.#selection(selection, parent)} `;
    return `${text}}`;
  }

  #selection(selection: SelectionNode, parent: GraphQLNamedType | undefined): string {
    if (selection.kind === Kind.FIELD) return this.#field(selection, parent);
    const directives = directivesText(selection.directives);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return `...${selection.name.value}${directives}`;
    const on = selection.typeCondition?.name.value;
    const type = on === undefined ? parent : this.schema.getType(on);
    return `...${on === undefined ? '' : `on ${on}`}${directives}${this.#selections(selection.selectionSet, type)}`;
  }

  #field(node: FieldNode, parent: GraphQLNamedType | undefined): string {
    const { alias, name, arguments: given = [], directives, selectionSet } = node;
    const hasFields = isObjectType(parent) || isInterfaceType(parent);
    const definition = hasFields ? parent.getFields()[name.value] : undefined;
    const key = numberOf(this.#responseKeys, (alias ?? name).value);
    let args = '';
    for (const argument of given) args += `${this.#argument(argument, definition?.args)},`;
    const below = selectionSet
      ? this.#selections(selectionSet, definition && getNamedType(definition.type))
      : '';
    return `${alias ? '@' : ''}${key}:${name.value}(${args})${directivesText(directives)}${below}`;
  }

  #argument({ name, value }: ArgumentNode, known: readonly GraphQLArgument[] = []): string {
    const type = known.find((one) => one.name === name.value)?.type;
    const scalar = type && getNullableType(type);
    const written = valueText(value);
    const number = numberOf(this.#values, written);
    const isSure = isScalarType(scalar) && isSpecifiedScalarType(scalar) && isSurelyRight(value, scalar.name);
    // The type stands for what isn't in the text.
    return `${name.value}:#${number}${isSure ? `${value.kind} ${scalar.name}` : written}`;
  }
}

function isSurelyRight(value: ValueNode, scalar: string): boolean {
  if (value.kind === Kind.STRING) return scalar === 'String' || scalar === 'ID';
  if (value.kind !== Kind.INT || value.value.length > surelyInt) return false;
  return scalar === 'Int' || scalar === 'Float' || scalar === 'ID';
}

/** As it is printed, at less cost where that is simple. */
function valueText(value: ValueNode): string {
  if (value.kind === Kind.INT) return value.value;
  return value.kind === Kind.STRING && !value.block ? JSON.stringify(value.value) : print(value);
}

const directivesText = (directives: readonly DirectiveNode[] = []): string =>
  directives.map((directive) => ` ${print(directive)}`).join('');

function numberOf(known: Map<string, number>, key: string): number {
  const found = known.get(key);
  if (found !== undefined) return found;
  known.set(key, known.size);
  return known.size - 1;
}
