import type { Call, EntityBatch, EntityFetch } from '../plan/program.js';
import { type ExpectedEntities, entitiesReader } from '../read/readAnswerText.js';
import type { OpenBag } from './bag.js';
import { giveEntity, hasOtherKey } from './giveEntity.js';
import { LostRequirements } from './lostRequirements.js';
import type { PlanRun } from './planRun.js';
import { takeEntities } from './takeEntities.js';
import { markWanted, type Wanted, wantedOf } from './wantedEntities.js';

interface Asked {
  readonly batch: EntityBatch;
  readonly wanted: readonly Wanted[];
  readonly lost: LostRequirements;
}

/** Asks a subgraph for entities, each once however often it stands in the data, and gives them to all who wait. */
export async function fetchEntities(run: PlanRun, { call, batches }: EntityFetch): Promise<void> {
  const asked = batches.map((batch): Asked => {
    const lost = new LostRequirements(run.means.supergraph, call.subgraph, batch.shape);
    return { batch, wanted: wantedOf(run, batch, lost), lost };
  });
  const count = asked.reduce((sum, { wanted }) => sum + wanted.length, 0);
  if (count === 0) return;
  const own = run.variablesOf(call);
  const lists = asked.map(
    ({ batch, wanted }) => `"${batch.variable}":[${wanted.map(({ text }) => text).join(',')}]`,
  );
  const variables = [...(own === '' ? [] : [own]), ...lists].join(',');
  const rewrites = batches.flatMap(({ outputRewrites }) => outputRewrites);
  const taker = run.takerOf(rewrites, () => entitiesReader(asked.map(expectedOf)));
  const answer = await run.means.send({ call, variables, entities: count, taker });
  if (answer.kind !== 'fault') run.isPlain &&= answer.isPlain;
  asked.forEach((one, place) => {
    if (answer.kind === 'fault') markWanted(one.batch, one.wanted, answer.fault);
    else if (answer.kind === 'taken') takeRead(run, call, one, taker?.data?.[place] ?? []);
    else takeEntities(run, { ...one, call, answer });
    if (!one.lost.isEmpty) markLostFields(one);
  });
}

const expectedOf = ({ batch, wanted }: Asked): ExpectedEntities => ({
  answerKey: batch.answerKey,
  shape: batch.shape,
  typenames: wanted.map(({ typename }) => typename),
});

function markLostFields({ wanted, lost }: Asked): void {
  for (const { targets, typename } of wanted) {
    for (const target of targets.flat()) lost.mark(target, typename);
  }
}

/** Gives what was read from the answer's text to all who wait for it. */
function takeRead(
  run: PlanRun,
  call: Call,
  { batch, wanted }: Asked,
  entities: readonly (OpenBag | null)[],
): void {
  const { invalid } = run.pruneMeans(call.subgraph);
  wanted.forEach((one, at) => {
    const entity = entities[at] ?? null;
    const isOther = entity !== null && hasOtherKey(run, { call, one, entity });
    giveEntity(run, { shape: batch.shape, one, errors: [] }, isOther ? invalid : entity);
  });
}
