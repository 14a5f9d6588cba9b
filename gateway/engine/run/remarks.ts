import type { FaultError } from './fieldFault.js';

/** Where a list or an object keeps what a subgraph said beside it; not enumerable, so that it is no data. */
const remarks = Symbol('remarks');

/** What a subgraph said about a value that stands: that something was left out of it, for instance. */
export function remarksOn(value: object): readonly FaultError[] {
  const found: unknown = Reflect.get(value, remarks);
  return Array.isArray(found) ? found : [];
}

export function addRemark(value: object, error: FaultError): void {
  define(value, [...remarksOn(value), error]);
}

/** What takes the place of a value keeps what was said about it. */
export function withRemarksOf<Value extends object>(before: object, value: Value): Value {
  const kept = remarksOn(before);
  if (kept.length > 0) define(value, [...kept, ...remarksOn(value)]);
  return value;
}

const define = (value: object, errors: readonly FaultError[]): unknown =>
  Object.defineProperty(value, remarks, { value: errors, configurable: true });
