import {
  type ArgumentNode,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import { printRenamed, type VariableNames } from './variableNames.js';

/** A value that stood in the document, and is sent as a variable. */
interface Lifted {
  readonly name: string;
  readonly type: string;
  /** The value as JSON. */
  readonly json: string;
}

/**
 * Takes the values out of an operation's arguments and makes variables of them, so that operations that differ in
 * nothing but values share a plan. A value that holds a variable or a custom scalar, whose literals may mean something
 * else than the same JSON, stays where it is.
 */
export class LiftedLiterals {
  readonly #byValue = new Map<string, Lifted>();
  readonly #prefix: string;

  constructor(
    { variableDefinitions = [] }: OperationDefinitionNode,
    private readonly names: VariableNames,
  ) {
    const declared = variableDefinitions.map(({ variable }) => variable.name.value);
    let prefix = 'literal_';
    while (declared.some((name) => name.startsWith(prefix))) prefix = `_${prefix}`;
    this.#prefix = prefix;
  }

  /** An argument as it is planned. Equal values of one type become one variable. */
  written(argument: ArgumentNode, type: GraphQLInputType | undefined): string {
    const json = type && jsonOf(argument.value, type);
    if (type === undefined || json === undefined) return printRenamed(argument, this.names);
    return `${argument.name.value}: $${this.#lift(String(type), json).name}`;
  }

  /** Types of the variables made, by name. */
  get types(): ReadonlyMap<string, string> {
    return new Map([...this.#byValue.values()].map(({ name, type }) => [name, type]));
  }

  /** The values as JSON, by the variable's name. */
  get values(): ReadonlyMap<string, string> {
    return new Map([...this.#byValue.values()].map(({ name, json }) => [name, json]));
  }

  #lift(type: string, json: string): Lifted {
    const key = `${type} ${json}`;
    const known = this.#byValue.get(key);
    if (known) return known;
    const made = { name: `${this.#prefix}${this.#byValue.size}`, type, json };
    this.#byValue.set(key, made);
    return made;
  }
}

/** The JSON that means the same as a literal; undefined where none is known to. */
function jsonOf(value: ValueNode, type: GraphQLInputType): string | undefined {
  if (isNonNullType(type)) return jsonOf(value, type.ofType);
  if (value.kind === Kind.NULL) return 'null';
  if (isListType(type)) {
    // One item stands for a list of it, in JSON as in a document.
    return value.kind === Kind.LIST
      ? joined(value.values, (item) => jsonOf(item, type.ofType), ['[', ']'])
      : jsonOf(value, type.ofType);
  }
  if (isInputObjectType(type)) {
    if (value.kind !== Kind.OBJECT) return undefined;
    const fields = type.getFields();
    const written = (name: string, inner: ValueNode): string | undefined => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const json = field && jsonOf(inner, field.type);
      return json === undefined ? undefined : `${JSON.stringify(name)}:${json}`;
    };
    return joined(value.fields, ({ name, value: inner }) => written(name.value, inner), ['{', '}']);
  }
  if (isEnumType(type)) return value.kind === Kind.ENUM ? JSON.stringify(value.value) : undefined;
  return scalarJson(value, type.name);
}

function scalarJson(value: ValueNode, scalar: string): string | undefined {
  switch (value.kind) {
    case Kind.INT:
      if (scalar === 'ID') return `"${value.value}"`;
      return scalar === 'Int' || scalar === 'Float' ? value.value : undefined;
    case Kind.FLOAT:
      return scalar === 'Float' ? value.value : undefined;
    case Kind.STRING:
      return scalar === 'String' || scalar === 'ID' ? JSON.stringify(value.value) : undefined;
    case Kind.BOOLEAN:
      return scalar === 'Boolean' ? String(value.value) : undefined;
    default:
      return undefined;
  }
}

function joined<Part>(
  parts: readonly Part[],
  write: (part: Part) => string | undefined,
  [open, close]: readonly [string, string],
): string | undefined {
  const texts = parts.map(write);
  return texts.includes(undefined) ? undefined : `${open}${texts.join(',')}${close}`;
}
