import { copyData } from '../plan/pruneAnswer.js';
import type { Shape } from '../plan/shape.js';
import { isBag, type OpenBag } from './bag.js';
import { type FieldFault, isFault } from './fieldFault.js';
import { withRemarksOf } from './remarks.js';
import { SharedBag } from './sharedBag.js';

/** Takes what another fetch brought into an object. A value that is there is replaced only by a value. */
export function mergeBag(target: OpenBag, source: OpenBag, isConcrete: (typename: string) => boolean): void {
  for (const key in source) {
    const there = target[key];
    const found = source[key];
    if (there === undefined) target[key] = found;
    else if (key === '__typename') target[key] = bestTypename(there, found, isConcrete);
    else target[key] = merged(there, found, isConcrete);
  }
}

/** The subgraph of an interface object knows its entities only by the interface: another's name for them is better. */
function bestTypename(there: unknown, found: unknown, isConcrete: (typename: string) => boolean): unknown {
  return typeof found === 'string' && (isConcrete(found) || typeof there !== 'string' || !isConcrete(there))
    ? found
    : there;
}

function merged(there: unknown, found: unknown, isConcrete: (typename: string) => boolean): unknown {
  if (found === undefined || found === null) return there;
  if (isFault(found)) return mergedFault(there, found);
  if (isFault(there)) {
    if (!there.shape || !(isBag(found) || Array.isArray(found))) return found;
    const own = unshared(found);
    spreadFault(there.shape, own, there);
    return own;
  }
  if (SharedBag.is(there)) return merged(copyData(there), found, isConcrete);
  if (isBag(there) && isBag(found)) {
    mergeBag(there, found, isConcrete);
    return withRemarksOf(found, there);
  }
  if (Array.isArray(there) && Array.isArray(found) && there.length === found.length) {
    const both = there.map((item, at) => merged(item, found[at], isConcrete));
    return withRemarksOf(there, withRemarksOf(found, both));
  }
  return found;
}

function mergedFault(there: unknown, found: FieldFault): unknown {
  if (there === null) return found;
  if (isFault(there) || !found.shape) return there;
  const own = unshared(there);
  spreadFault(found.shape, own, found);
  return own;
}

/** The same data, to which something may be done that is not to be done to its like. */
function unshared(value: unknown): unknown {
  if (Array.isArray(value)) return withRemarksOf(value, value.map(unshared));
  return SharedBag.is(value) ? copyData(value) : value;
}

/** Marks every field that a fetch should have filled and nobody else has. */
export function spreadFault(shape: Shape, target: unknown, fault: FieldFault): void {
  if (Array.isArray(target)) for (const item of target) spreadFault(shape, item, fault);
  if (isBag(target)) markEntity(shape, target, target['__typename'], fault);
}

/** The same for one object whose type is known. */
export function markEntity(shape: Shape, target: OpenBag, typename: unknown, fault: FieldFault): void {
  for (const { key, child } of shape.fieldsFor(typename) ?? []) {
    if (key === '__typename') continue;
    const there = target[key];
    if (there === undefined || there === null) target[key] = fault.under(child);
    else if (child) {
      const own = unshared(there);
      target[key] = own;
      spreadFault(child, own, fault);
    }
  }
}

/** Marks what a subgraph answered with null for an entity it doesn't have. */
export function spreadNull(shape: Shape, target: OpenBag, typename: unknown): void {
  for (const { key } of shape.fieldsFor(typename) ?? []) {
    if (target[key] === undefined && key !== '__typename') target[key] = null;
  }
}
