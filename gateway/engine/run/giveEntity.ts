import type { Call } from '../plan/program.js';
import { copyData } from '../plan/pruneAnswer.js';
import type { Shape } from '../plan/shape.js';
import { Bag, isBag, type OpenBag } from './bag.js';
import { type FaultError, FieldFault, isFault } from './fieldFault.js';
import { markEntity, spreadNull } from './mergeData.js';
import type { PlanRun } from './planRun.js';
import type { SubgraphError } from './subgraphAnswer.js';
import type { Wanted } from './wantedEntities.js';

interface Given {
  readonly shape: Shape;
  readonly one: Wanted;
  readonly errors: readonly SubgraphError[];
}

/** Gives an entity, null or a fault to all who wait for it. Answers with the errors that found no place in it. */
export function giveEntity(run: PlanRun, given: Given, entity: unknown): readonly FaultError[] {
  const { shape, one, errors } = given;
  const first = errors[0];
  const left = isBag(entity) ? run.place(entity, errors) : [];
  one.targets.forEach((targets, place) => {
    // What stands at different paths may be added to differently later on.
    const source = place > 0 && isBag(entity) ? copyData(entity) : entity;
    for (const target of targets) {
      if (isBag(source)) run.merge(target, source);
      else if (isFault(source)) markEntity(shape, target, one.typename, source);
      else if (first) markLost(run, given, target);
      else spreadNull(shape, target, one.typename);
    }
  });
  return left;
}

/** An entity that is null because of an error below it: the error stands there, and at all that was lost with it. */
function markLost(run: PlanRun, { shape, one, errors }: Given, target: OpenBag): void {
  const lost = new Bag() as OpenBag;
  spreadNull(shape, lost, one.typename);
  run.place(
    lost,
    errors.filter(({ path }) => path !== undefined && path.length > 0),
  );
  const [first] = errors;
  if (first) markEntity(shape, lost, one.typename, new FieldFault([{ ...first.error, below: [] }]));
  run.merge(target, lost);
}

/** Whether an entity came with a key that isn't the one it was asked for by. */
export function hasOtherKey(
  run: PlanRun,
  { call, one, entity }: { readonly call: Call; readonly one: Wanted; readonly entity: OpenBag },
): boolean {
  const target = one.targets.find((found) => found.length > 0)?.[0];
  if (!target) return false;
  for (const key of run.means.supergraph.keyFields(call.subgraph, one.typename)) {
    if (isKey(entity[key]) && isKey(target[key]) && String(entity[key]) !== String(target[key])) return true;
  }
  return false;
}

const isKey = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
