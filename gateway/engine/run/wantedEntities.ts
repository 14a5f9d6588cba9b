import type { EntityBatch } from '../plan/program.js';
import { collectTargets } from '../plan/targets.js';
import type { OpenBag } from './bag.js';
import { type FieldFault, isFault } from './fieldFault.js';
import type { LostRequirements } from './lostRequirements.js';
import { markEntity } from './mergeData.js';
import type { PlanRun } from './planRun.js';
import { ValueTrie } from './valueTrie.js';

/** One entity a subgraph is asked for, with every place in the data that waits for it. */
export interface Wanted {
  readonly text: string;
  readonly typename: string;
  /** Objects by the path they stand at. */
  readonly targets: OpenBag[][];
}

/** What a batch has to ask for: each entity once, however often it stands in the data. */
export function wantedOf(run: PlanRun, batch: EntityBatch, lost: LostRequirements): readonly Wanted[] {
  const wanted = new WantedEntities(run, batch, lost);
  batch.paths.forEach((path, place) => {
    const targets: OpenBag[] = [];
    collectTargets(path, run.data, targets);
    for (const target of targets) wanted.add(target, place);
  });
  return wanted.all;
}

/** Marks all who wait for what can't be had. */
export function markWanted({ shape }: EntityBatch, wanted: readonly Wanted[], fault: FieldFault): void {
  for (const { targets, typename } of wanted) {
    for (const target of targets.flat()) markEntity(shape, target, typename, fault);
  }
}

class WantedEntities {
  readonly all: Wanted[] = [];
  readonly #known = new ValueTrie<Wanted>();
  readonly #byText = new Map<string, Wanted>();

  constructor(
    private readonly run: PlanRun,
    private readonly batch: EntityBatch,
    private readonly lost: LostRequirements,
  ) {}

  add(target: OpenBag, place: number): void {
    const known = this.batch.representation.placeIn(this.#known, target);
    const wanted = known?.thing ?? this.#written(target);
    if (wanted === undefined) return;
    if (known) known.thing = wanted;
    wanted.targets[place]?.push(target);
  }

  #written(target: OpenBag): Wanted | undefined {
    const { representation, shape, paths } = this.batch;
    const typename = representation.typeOf(target);
    if (typename === undefined) return undefined;
    const lacking = new Map<string, FieldFault>();
    const text = representation.write(target, this.run.quote, (field, fault) => {
      const isSpare = this.lost.isSpare(typename, field);
      if (isSpare) lacking.set(field, fault);
      return isSpare;
    });
    if (text === undefined) return undefined;
    const [fault] = isFault(text) ? [text] : lacking.values();
    if (isFault(text) || (fault && !this.lost.note(target, typename, lacking))) {
      if (fault) markEntity(shape, target, typename, fault);
      return undefined;
    }
    const found = this.#byText.get(text);
    if (found) return found;
    const made: Wanted = { text, typename, targets: paths.map(() => []) };
    this.#byText.set(text, made);
    this.all.push(made);
    return made;
  }
}
