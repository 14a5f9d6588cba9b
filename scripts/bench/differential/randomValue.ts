import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { pickOne, type WriterState } from './writerState.js';

/** A value for an argument as text: a literal, a variable, or both where a literal holds variables. */
export function argumentText(state: WriterState, { name, type, defaultValue }: GraphQLArgument): string {
  return `${name}: ${valueText(state, type, { depth: 0, hasDefault: defaultValue !== undefined })}`;
}

/** `$name` of a Boolean, for a condition. */
export const conditionText = (state: WriterState): string =>
  state.random.chance(0.3) ? String(state.random.chance(0.5)) : `$${variable(state, 'Boolean!', false)}`;

interface Place {
  readonly depth: number;
  readonly hasDefault: boolean;
}

function valueText(state: WriterState, type: GraphQLInputType, place: Place): string {
  const { random } = state;
  if (random.chance(0.35)) {
    // A place with a default takes a variable that may be absent.
    const declared = isNonNullType(type) && place.hasDefault && random.chance(0.5) ? type.ofType : type;
    return `$${variable(state, declared, isNonNullType(type) && !isNonNullType(declared))}`;
  }
  if (!isNonNullType(type) && random.chance(0.1)) return 'null';
  const sure = isNonNullType(type) ? type.ofType : type;
  if (isListType(sure)) {
    if (random.chance(0.15) && !isListType(sure.ofType)) return literalText(state, sure.ofType, place.depth);
    const below = { depth: place.depth + 1, hasDefault: false };
    return `[${many(state, place.depth, () => valueText(state, sure.ofType, below)).join(', ')}]`;
  }
  if (!isInputObjectType(sure)) return literalText(state, sure, place.depth);
  const fields = membersOf(state, Object.values(sure.getFields()), place.depth).map(
    ({ name, type: member, defaultValue }) =>
      `${name}: ${valueText(state, member, { depth: place.depth + 1, hasDefault: defaultValue !== undefined })}`,
  );
  return `{ ${fields.join(', ')} }`;
}

/** Declares a variable, or takes one of the same type. */
function variable(state: WriterState, type: GraphQLInputType | string, mustNotBeNull: boolean): string {
  const { random, variables, values } = state;
  const text = String(type);
  const known = variables.filter((declared) => declared.type === text && !mustNotBeNull);
  if (known.length > 0 && random.chance(0.4)) return pickOne(random, known).name;
  const name = `v${variables.length}`;
  const isBoolean = typeof type === 'string';
  const literal = () => (isBoolean ? String(random.chance(0.5)) : literalText(state, type, 1));
  const fallback = random.chance(0.25) ? literal() : undefined;
  const isRequired = text.endsWith('!');
  if ((isRequired && fallback === undefined) || random.chance(0.6))
    values[name] = isBoolean ? random.chance(0.5) : jsonValue(state, type, 1);
  else if (!isRequired && !mustNotBeNull && random.chance(0.4)) values[name] = null;
  variables.push({ name, type: text, fallback });
  return name;
}

const many = <Made>({ random }: WriterState, depth: number, make: () => Made): readonly Made[] =>
  Array.from({ length: random.below(depth > 1 ? 2 : 3) }, make);

const membersOf = (
  { random }: WriterState,
  fields: readonly GraphQLInputField[],
  depth: number,
): readonly GraphQLInputField[] =>
  fields.filter(
    ({ type, defaultValue }) =>
      (isNonNullType(type) && defaultValue === undefined) || random.chance(depth > 1 ? 0.15 : 0.5),
  );

const literalText = (state: WriterState, type: GraphQLInputType, depth: number): string =>
  asLiteral(type, jsonValue(state, type, depth));

function jsonValue(state: WriterState, type: GraphQLInputType, depth: number): unknown {
  const { random, words } = state;
  if (isNonNullType(type)) return jsonValue(state, type.ofType, depth);
  if (isListType(type)) return many(state, depth, () => jsonValue(state, type.ofType, depth + 1));
  if (isEnumType(type)) return pickOne(random, type.getValues()).name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      membersOf(state, Object.values(type.getFields()), depth).map((field) => [
        field.name,
        jsonValue(state, field.type, depth + 1),
      ]),
    );
  if (type.name === 'Int') return random.below(4);
  if (type.name === 'Float') return random.below(9) / 4;
  if (type.name === 'Boolean') return random.chance(0.5);
  return pickOne(random, words);
}

/** GraphQL's text of a JSON value: enum values bare, member names without quotes. */
function asLiteral(type: GraphQLInputType, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (isNonNullType(type)) return asLiteral(type.ofType, value);
  if (isListType(type) && Array.isArray(value))
    return `[${value.map((entry) => asLiteral(type.ofType, entry)).join(', ')}]`;
  if (isEnumType(type)) return String(value);
  if (!isInputObjectType(type)) return JSON.stringify(value);
  const fields = type.getFields();
  return `{ ${Object.entries(value)
    .map(([name, member]) => `${name}: ${fields[name] ? asLiteral(fields[name].type, member) : 'null'}`)
    .join(', ')} }`;
}
