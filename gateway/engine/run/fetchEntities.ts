import type { Call, EntityBatch, EntityFetch } from '../plan/program.js';
import { copyData, type PruneMeans, pruneObject } from '../plan/pruneAnswer.js';
import { applyRewrites } from '../plan/rewrites.js';
import { collectTargets } from '../plan/targets.js';
import { Bag, isBag, type OpenBag } from './bag.js';
import { type FaultError, FieldFault, isFault } from './fieldFault.js';
import { markEntity, spreadNull } from './mergeData.js';
import type { PlanRun } from './planRun.js';
import type { SubgraphAnswer, SubgraphError } from './subgraphAnswer.js';

/** One entity a subgraph is asked for, with every place in the data that waits for it. */
interface Wanted {
  readonly text: string;
  readonly typename: string;
  /** Objects by the path they stand at. */
  readonly targets: OpenBag[][];
}

interface Asked {
  readonly batch: EntityBatch;
  readonly wanted: readonly Wanted[];
}

type Answer = Extract<SubgraphAnswer, { kind: 'answer' }>;

/** Asks a subgraph for entities, each once however often it stands in the data, and gives them to all who wait. */
export async function fetchEntities(run: PlanRun, { call, batches }: EntityFetch): Promise<void> {
  const asked = batches.map((batch): Asked => ({ batch, wanted: wantedOf(run, batch) }));
  const count = asked.reduce((sum, { wanted }) => sum + wanted.length, 0);
  if (count === 0) return;
  const own = run.variablesOf(call);
  const lists = asked.map(
    ({ batch, wanted }) => `"${batch.variable}":[${wanted.map(({ text }) => text).join(',')}]`,
  );
  const answer = await run.means.send(call, [...(own === '' ? [] : [own]), ...lists].join(','), count);
  if (answer.kind === 'answer') run.isPlain &&= answer.isPlain;
  for (const one of asked) {
    if (answer.kind === 'fault') markAll(one, answer.fault);
    else take(run, call, one, answer);
  }
}

function wantedOf(run: PlanRun, batch: EntityBatch): readonly Wanted[] {
  const found = new Map<string, Wanted>();
  const { quote } = run;
  batch.paths.forEach((path, place) => {
    const targets: OpenBag[] = [];
    collectTargets(path, run.data, targets);
    for (const target of targets) {
      const typename = batch.representation.typeOf(target);
      const text = batch.representation.write(target, quote);
      if (text === undefined || typename === undefined) continue;
      if (isFault(text)) {
        markEntity(batch.shape, target, typename, text);
        continue;
      }
      const known = found.get(text);
      const wanted = known ?? { text, typename, targets: batch.paths.map(() => []) };
      if (!known) found.set(text, wanted);
      wanted.targets[place]?.push(target);
    }
  });
  return [...found.values()];
}

function markAll({ batch, wanted }: Asked, fault: FieldFault): void {
  for (const { targets, typename } of wanted) {
    for (const target of targets.flat()) markEntity(batch.shape, target, typename, fault);
  }
}

function take(run: PlanRun, call: Call, asked: Asked, { data, errors }: Answer): void {
  const { batch, wanted } = asked;
  const means = run.pruneMeans(call.subgraph);
  const own = errors.filter(
    ({ path }) => path === undefined || path[0] === batch.answerKey || path.length === 0,
  );
  const list = isObject(data) && Object.hasOwn(data, batch.answerKey) ? data[batch.answerKey] : undefined;
  if (!Array.isArray(list) || list.length !== wanted.length) {
    const told = own.map(({ error }) => error);
    markAll(
      asked,
      told.length > 0 && !Array.isArray(list) ? new FieldFault(told.slice(0, 1)) : means.invalid,
    );
    return;
  }
  const byIndex = errorsByIndex(own, wanted.length);
  const homeless = byIndex.get(anyone) ?? [];
  const isHomeless = (error: FaultError) => homeless.some((one) => one.error === error);
  let isExplained = false;
  wanted.forEach((one, at) => {
    const errors = [...(byIndex.get(at) ?? []), ...homeless];
    const left = takeEntity(run, { batch, means, one, raw: list[at], errors, call });
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
  readonly errors: readonly SubgraphError[];
  readonly call: Call;
}

/** Gives an entity to all who wait for it. Answers with the errors that found no place in it. */
function takeEntity(run: PlanRun, taken: Taken): readonly FaultError[] {
  const { batch, one, errors } = taken;
  const entity = entityOf(run, taken);
  const first = errors[0];
  const left = isBag(entity) ? run.place(entity, errors) : [];
  one.targets.forEach((targets, place) => {
    // What stands at different paths may be added to differently later on.
    const source = place > 0 && isBag(entity) ? copyData(entity) : entity;
    for (const target of targets) {
      if (isBag(source)) run.merge(target, source);
      else if (isFault(source)) markEntity(batch.shape, target, one.typename, source);
      else if (first) markLost(run, taken, target, errors);
      else spreadNull(batch.shape, target, one.typename);
    }
  });
  return left;
}

/** An entity that is null because of an error below it: the error stands there, and at all that was lost with it. */
function markLost(
  run: PlanRun,
  { batch, one }: Taken,
  target: OpenBag,
  errors: readonly SubgraphError[],
): void {
  const lost = new Bag() as OpenBag;
  spreadNull(batch.shape, lost, one.typename);
  run.place(
    lost,
    errors.filter(({ path }) => path !== undefined && path.length > 0),
  );
  const [first] = errors;
  if (first) markEntity(batch.shape, lost, one.typename, new FieldFault([{ ...first.error, below: [] }]));
  run.merge(target, lost);
}

function entityOf(run: PlanRun, { batch, means, one, raw, call }: Taken): unknown {
  const { book, keyFields } = run.means.supergraph;
  if (raw === null) return null;
  if (!isObject(raw)) return means.invalid;
  const told = Object.hasOwn(raw, '__typename') ? raw['__typename'] : undefined;
  if (told !== undefined && (typeof told !== 'string' || !book.overlap(told, one.typename)))
    return means.invalid;
  const typename = told !== undefined && book.covers(one.typename, told) ? told : one.typename;
  const entity = pruneObject(batch.shape, raw, means, typename);
  if (!isBag(entity)) return entity;
  applyRewrites(batch.outputRewrites, entity, book);
  const target = one.targets.find((found) => found.length > 0)?.[0];
  for (const key of keyFields(call.subgraph, one.typename)) {
    if (target && differ(entity[key], target[key])) return means.invalid;
  }
  return entity;
}

/** Whether two values of a key can't be those of one entity. */
function differ(one: unknown, other: unknown): boolean {
  const isKey = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  return isKey(one) && isKey(other) && String(one) !== String(other);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
