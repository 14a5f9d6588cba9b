import type { Call, EntityBatch } from '../plan/program.js';
import { type PruneMeans, pruneObject } from '../plan/pruneAnswer.js';
import { applyRewrites } from '../plan/rewrites.js';
import { isBag } from './bag.js';
import { type FaultError, FieldFault } from './fieldFault.js';
import { giveEntity, hasOtherKey } from './giveEntity.js';
import type { PlanRun } from './planRun.js';
import type { SubgraphAnswer, SubgraphError } from './subgraphAnswer.js';
import { markWanted, type Wanted } from './wantedEntities.js';

interface Answered {
  readonly batch: EntityBatch;
  readonly wanted: readonly Wanted[];
  readonly call: Call;
  readonly answer: Extract<SubgraphAnswer, { kind: 'answer' }>;
}

/** Takes the entities of one batch from an answer as it came: with errors, or otherwise than it was asked for. */
export function takeEntities(run: PlanRun, { batch, wanted, call, answer }: Answered): void {
  const { data, errors } = answer;
  const means = run.pruneMeans(call.subgraph);
  const own = errors.filter(
    ({ path }) => path === undefined || path[0] === batch.answerKey || path.length === 0,
  );
  const list = isObject(data) && Object.hasOwn(data, batch.answerKey) ? data[batch.answerKey] : undefined;
  if (!Array.isArray(list) || list.length !== wanted.length) {
    const told = own.map(({ error }) => error);
    const isTold = told.length > 0 && !Array.isArray(list);
    markWanted(batch, wanted, isTold ? new FieldFault(told.slice(0, 1)) : means.invalid);
    return;
  }
  const byIndex = errorsByIndex(own, wanted.length);
  const homeless = byIndex.get(anyone) ?? [];
  const isHomeless = (error: FaultError) => homeless.some((one) => one.error === error);
  let isExplained = false;
  wanted.forEach((one, at) => {
    const errors = [...(byIndex.get(at) ?? []), ...homeless];
    const entity = entityOf(run, { batch, means, one, raw: list[at], call });
    const left = giveEntity(run, { shape: batch.shape, one, errors }, entity);
    isExplained ||= left.filter(isHomeless).length < homeless.length;
    run.loose.push(...left.filter((error) => !isHomeless(error)));
  });
  if (!isExplained) run.loose.push(...homeless.map(({ error }) => error));
}

/** The place of errors that are about no entity in particular. */
const anyone = -1;

/** Errors by the entity they are about. The path is what is left below the entity. */
function errorsByIndex(
  errors: readonly SubgraphError[],
  count: number,
): ReadonlyMap<number, readonly SubgraphError[]> {
  const found = new Map<number, SubgraphError[]>();
  for (const { error, path } of errors) {
    const at = path?.[1];
    const isOne = typeof at === 'number' && at >= 0 && at < count;
    const index = isOne ? at : anyone;
    const group = found.get(index) ?? [];
    found.set(index, group);
    group.push({ error, path: isOne ? path?.slice(2) : undefined });
  }
  return found;
}

interface Taken {
  readonly batch: EntityBatch;
  readonly means: PruneMeans;
  readonly one: Wanted;
  readonly raw: unknown;
  readonly call: Call;
}

function entityOf(run: PlanRun, { batch, means, one, raw, call }: Taken): unknown {
  const { book } = run.means.supergraph;
  if (raw === null) return null;
  if (!isObject(raw)) return means.invalid;
  const told = Object.hasOwn(raw, '__typename') ? raw['__typename'] : undefined;
  if (told !== undefined && (typeof told !== 'string' || !book.overlap(told, one.typename)))
    return means.invalid;
  const typename = told !== undefined && book.covers(one.typename, told) ? told : one.typename;
  const entity = pruneObject(batch.shape, raw, means, typename);
  if (!isBag(entity)) return entity;
  applyRewrites(batch.outputRewrites, entity, book);
  return hasOtherKey(run, { call, one, entity }) ? means.invalid : entity;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
