import { canonicalJson } from '../../schema/protocol/canonicalJson.js';
import type { DataWorld } from './dataWorld.js';
import { type Asked, isRecord } from './world.js';

type Operation = Readonly<Record<string, unknown>>;
type Compute = (world: DataWorld, operation: Operation, asked: Asked) => unknown;

/** What a value of `data.json` may compute, by the member that names it. */
const operations: Readonly<Record<string, Compute>> = {
  /** Fails with a message; an error that is returned fails its own place in a list alone. */
  $error: (_world, { $error }) => new Error(String($error)),
  /** The field and the arguments that arrived, as text: tells absent, null and default apart. */
  $echo: (_world, _operation, { field, args }) => `${field}(${canonicalJson({ ...args })})`,
  /** An argument as it arrived: `{ $arg: "$value" }`. */
  $arg: (_world, { $arg }, asked) => lookUp($arg, asked),
  /** What the field requires, as text. */
  $required: (_world, _operation, { required }) => textOf(required()),
  /** One of several values by an argument or a required field: `{ $pick: "$currency", of: {…}, else: … }`. */
  $pick: (world, { $pick, of, else: otherwise }, asked) => {
    const chosen = String(lookUp($pick, asked));
    const found = isRecord(of) && Object.hasOwn(of, chosen) ? of[chosen] : otherwise;
    return world.evaluate(found ?? null, asked);
  },
  /** The first item of a type whose fields equal these, or null: `{ $find: "User", where: { id: "$id" } }`. */
  $find: (world, operation, asked) => found(world, operation, asked) ?? null,
  /** An item or null for each value of a list: `{ $each: "$ids", find: "User", by: "id" }`. */
  $each: (world, { $each, find, by }, asked) => {
    const values = lookUp($each, asked);
    if (!Array.isArray(values)) return null;
    const items = world.all([String(find)]);
    return values.map((value) => items.find(({ data }) => same(data[String(by)], value)) ?? null);
  },
  /** All items of these types, or the first so many: `{ $all: ["User"], first: "$first" }`. */
  $all: (world, { $all, first }, asked) => {
    const items = world.all([$all].flat().map(String));
    const limit = lookUp(first, asked);
    return typeof limit === 'number' ? items.slice(0, limit) : items;
  },
  /** A list, or its first so many: `{ $take: ["@r1", "@r2"], first: "$first" }`. */
  $take: (world, { $take, first }, asked) => {
    const limit = lookUp(first, asked);
    const list = [$take].flat();
    return world.evaluate(typeof limit === 'number' ? list.slice(0, limit) : list, asked);
  },
  /** Writes the field's name and arguments in the journal, then stands for `then`. */
  $log: (world, { then }, asked) => {
    world.journal.push(`${asked.field}(${canonicalJson({ ...asked.args })})`);
    return world.evaluate(then ?? null, asked);
  },
  /** The journal so far. */
  $journal: (world) => [...world.journal],
  /** Sets fields of an item and stands for it: `{ $update: "User", where: {…}, set: {…} }`. */
  $update: (world, { $update, where, set }, asked) => {
    const item = found(world, { $find: $update, where }, asked);
    if (!item) return null;
    return Object.assign(item.data, mapped(set, asked)) && item;
  },
};

/** Like JSON without quotes, so that fields that require each other stay legible. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`;
  if (!isRecord(value)) return String(value);
  return `{${Object.keys(value)
    .sort()
    .map((name) => `${name}: ${textOf(value[name])}`)
    .join(', ')}}`;
}

export const isOperation = (value: Operation): boolean => operationOf(value) !== undefined;

/** What an operation stands for where a field is asked. */
export function computed(world: DataWorld, operation: Operation, asked: Asked): unknown {
  return operationOf(operation)?.(world, operation, asked);
}

const operationOf = (value: Operation): Compute | undefined =>
  Object.keys(value).flatMap((name) => (Object.hasOwn(operations, name) ? [operations[name]] : []))[0];

function found(world: DataWorld, { $find, where }: Operation, asked: Asked) {
  const wanted = Object.entries(mapped(where, asked));
  return world
    .all([String($find)])
    .find(({ data }) => wanted.every(([name, value]) => same(data[name], value)));
}

const mapped = (record: unknown, asked: Asked): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(isRecord(record) ? record : {}).map(([name, value]) => [name, lookUp(value, asked)]),
  );

/** "$id" is the argument of that name, "$input.id" a member of one, "$required.a" a required field. */
function lookUp(value: unknown, { args, required }: Asked): unknown {
  if (typeof value !== 'string' || !value.startsWith('$')) return value;
  const [first = '', ...rest] = value.slice(1).split('.');
  const start: unknown = first === 'required' ? required() : args[first];
  return rest.reduce((at, name) => (isRecord(at) ? at[name] : undefined), start);
}

/** Identifiers arrive as text, whatever the data writes. */
const same = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one !== 'object' && typeof other !== 'object' && String(one) === String(other));
