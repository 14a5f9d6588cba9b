import { Bag, isBag, type OpenBag } from '../run/bag.js';
import type { FieldFault } from '../run/fieldFault.js';

import { withRemarksOf } from '../run/remarks.js';

import type { Shape, ShapeField } from './shape.js';

type Raw = Readonly<Record<string, unknown>>;

/** Where a pruned object came from, for the gate. */
export const origin: unique symbol = Symbol('origin');

/** What is put where an answer isn't what was asked for. */
export interface PruneMeans {
  readonly subgraph: string;
  readonly invalid: FieldFault;
  /** Types whose objects must remember their subgraph. */
  readonly remembered: ReadonlySet<string>;
}

/** Takes from an answer what was selected, each value where the schema has one of its kind; all else is left behind. */
export function pruneObject(shape: Shape, raw: unknown, means: PruneMeans, knownType?: string): unknown {
  if (raw === null) return null;
  if (typeof raw !== 'object' || Array.isArray(raw)) return means.invalid.under(shape);
  const told: unknown = knownType ?? typenameOf(raw);
  const fields = shape.fieldsFor(told);
  if (!fields) return means.invalid.under(shape);
  const bag = filled(fields, raw as Raw, means);
  if (means.remembered.size > 0 && means.remembered.has(shape.typename))
    Object.defineProperty(bag, origin, { value: means.subgraph });
  return bag;
}

const typenameOf = (raw: object): unknown =>
  Object.hasOwn(raw, '__typename') ? (raw as Raw)['__typename'] : undefined;

function filled(fields: readonly ShapeField[], source: Raw, means: PruneMeans): OpenBag {
  const bag = new Bag() as OpenBag;
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] as ShapeField;
    const { key, child } = field;
    const value = field.isInherited && !Object.hasOwn(source, key) ? undefined : source[key];
    if (value === undefined) {
      if (!field.isOptional) bag[key] = means.invalid.under(child);
    } else if (child === undefined || value === null) bag[key] = value;
    else bag[key] = pruneValue(child, value, field.listDepth, means);
  }
  return bag;
}

function pruneValue(shape: Shape, raw: unknown, listDepth: number | undefined, means: PruneMeans): unknown {
  if (listDepth === 0) return pruneObject(shape, raw, means);
  if (listDepth === undefined && !Array.isArray(raw)) return pruneObject(shape, raw, means);
  if (raw === null) return null;
  if (!Array.isArray(raw)) return means.invalid.under(shape);
  const depth = listDepth === undefined ? undefined : listDepth - 1;
  const items = new Array<unknown>(raw.length);
  for (let at = 0; at < raw.length; at++) items[at] = pruneValue(shape, raw[at], depth, means);
  return items;
}

/** The same data in objects of its own. */
export function copyData(value: unknown): unknown {
  if (Array.isArray(value)) return withRemarksOf(value, value.map(copyData));
  if (!isBag(value)) return value;
  const copy = new Bag() as OpenBag;
  for (const key in value) copy[key] = copyData(value[key]);
  const from: unknown = Reflect.get(value, origin);
  if (from !== undefined) Object.defineProperty(copy, origin, { value: from });
  return withRemarksOf(value, copy);
}
