import {
  doTypesOverlap,
  type GraphQLCompositeType,
  type GraphQLField,
  getNamedType,
  isCompositeType,
  isNonNullType,
  isUnionType,
} from 'graphql';
import { argumentText, conditionText } from './randomValue.js';
import { pickOne, type WriterState } from './writerState.js';

/** Response names that gateways stumble over. */
const awkward = ['__proto__', 'constructor', 'toString', '_entities', '_e0', 'length', '__typename', 'id'];

/** A selection set, braces included, of at most `depth` levels. */
export function selectionText(state: WriterState, type: GraphQLCompositeType, depth: number): string {
  const wanted = 1 + state.random.below(depth > 2 ? 5 : 4);
  const lines = Array.from({ length: wanted }, () => lineText(state, type, depth)).filter(
    (line) => line !== undefined,
  );
  return `{ ${lines.length > 0 ? lines.join(' ') : '__typename'} }`;
}

function lineText(state: WriterState, type: GraphQLCompositeType, depth: number): string | undefined {
  const { random } = state;
  const chance = random.fraction();
  if (chance < 0.08) return `${aliasText(state, type, 0.4)}__typename${directivesText(state)}`;
  if (depth > 0 && (chance < 0.22 || isUnionType(type))) return fragmentText(state, type, depth);
  return isUnionType(type) ? undefined : fieldText(state, type, depth);
}

function fieldText(
  state: WriterState,
  type: Exclude<GraphQLCompositeType, { getTypes: unknown }>,
  depth: number,
): string | undefined {
  if (state.budget <= 0) return undefined;
  const fields = Object.values(type.getFields()).filter(
    (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
  );
  if (fields.length === 0) return undefined;
  state.budget--;
  const field = pickOne(state.random, fields);
  const args = argumentsText(state, field);
  const named = getNamedType(field.type);
  const below = isCompositeType(named) ? ` ${selectionText(state, named, depth - 1)}` : '';
  // Two selections of one field with different arguments need different names.
  const alias = aliasText(state, type, field.args.length > 0 ? 0.6 : 0.12);
  return `${alias}${field.name}${args}${directivesText(state)}${below}`;
}

function argumentsText(state: WriterState, { args }: GraphQLField<unknown, unknown>): string {
  const chosen = args.filter(
    ({ type, defaultValue }) =>
      (isNonNullType(type) && defaultValue === undefined) || state.random.chance(0.5),
  );
  return chosen.length > 0 ? `(${chosen.map((arg) => argumentText(state, arg)).join(', ')})` : '';
}

function aliasText(state: WriterState, type: GraphQLCompositeType, share: number): string {
  const { random } = state;
  if (!random.chance(share)) return '';
  if (random.chance(0.75)) return `a${state.count++}: `;
  const names = isUnionType(type) ? awkward : [...awkward, ...Object.keys(type.getFields())];
  return `${pickOne(random, names)}: `;
}

function directivesText(state: WriterState): string {
  const { random } = state;
  const names = ['skip', 'include'].filter(() => random.chance(0.06));
  return names.map((name) => ` @${name}(if: ${conditionText(state)})`).join('');
}

function fragmentText(state: WriterState, type: GraphQLCompositeType, depth: number): string {
  const { random, schema, fragments } = state;
  const directives = directivesText(state);
  if (random.chance(0.12)) return `...${directives} ${selectionText(state, type, depth - 1)}`;
  const overlapping = (other: GraphQLCompositeType) => doTypesOverlap(schema, type, other);
  const known = fragments.filter((fragment) => overlapping(fragment.type));
  if (known.length > 0 && random.chance(0.3)) return `...${pickOne(random, known).name}${directives}`;
  const composites = Object.values(schema.getTypeMap()).filter(
    (other) => !other.name.startsWith('__') && isCompositeType(other),
  );
  const on = pickOne(random, composites.filter(isCompositeType).filter(overlapping));
  const text = selectionText(state, on, depth - 1);
  if (random.chance(0.6)) return `... on ${on.name}${directives} ${text}`;
  const name = `F${state.count++}`;
  fragments.push({ name, type: on, text: `fragment ${name} on ${on.name} ${text}` });
  return `...${name}${directives}`;
}
