import type { Call, RootFetch, Step } from '../plan/program.js';
import { type PruneMeans, pruneObject } from '../plan/pruneAnswer.js';
import type { Quote } from '../plan/representation.js';
import { applyRewrites, type Rewrite } from '../plan/rewrites.js';
import { AnswerTaker } from '../read/answerTaker.js';
import { type AnswerTextReader, rootReader } from '../read/readAnswerText.js';
import type { Supergraph } from '../supergraph/supergraph.js';
import { Bag, isBag, type OpenBag } from './bag.js';
import { fetchEntities } from './fetchEntities.js';
import { type FaultError, FieldFault, subgraphFault } from './fieldFault.js';
import { mergeBag, spreadFault } from './mergeData.js';
import { placeError } from './placeError.js';
import type { SubgraphAnswer, SubgraphError } from './subgraphAnswer.js';

export interface SentCall {
  readonly call: Call;
  /** The inside of a JSON object. */
  readonly variables: string;
  /** Entities asked for; 0 for root fields. */
  readonly entities: number;
  /** Who may read the answer from its text. */
  readonly taker: AnswerTaker<unknown> | undefined;
}

/** Sends a request to a subgraph. */
export type SendCall = (sent: SentCall) => Promise<SubgraphAnswer>;

export interface RunMeans {
  readonly supergraph: Supergraph;
  /** The client's variables as JSON, by name. */
  readonly variables: ReadonlyMap<string, string>;
  readonly send: SendCall;
  /** Types whose objects must remember which subgraph they came from. */
  readonly remembered: ReadonlySet<string>;
}

const plainQuote: Quote = (text) => `"${text}"`;
const carefulQuote: Quote = (text) => JSON.stringify(text);

/** One operation while its plan runs, and then what it has brought together. */
export class PlanRun {
  readonly data: OpenBag = new Bag() as OpenBag;
  /** Errors that stand at no field. */
  readonly loose: FaultError[] = [];
  /** No string of any answer so far needs an escape to be written as JSON. */
  isPlain = true;
  /** Something was said beside a value. */
  hasRemarks = false;

  constructor(readonly means: RunMeans) {}

  get quote(): Quote {
    return this.isPlain ? plainQuote : carefulQuote;
  }

  async run(step: Step): Promise<void> {
    switch (step.kind) {
      case 'sequence':
        for (const one of step.steps) await this.run(one);
        return;
      case 'parallel':
        await Promise.all(step.steps.map((one) => this.run(one)));
        return;
      case 'apart':
        await Promise.all(step.steps.map((one) => this.#runApart(one)));
        return;
      case 'root':
        return this.#fetchRoot(step);
      case 'entities':
        return fetchEntities(this, step);
    }
  }

  /** The client's variables that a call needs, as the inside of a JSON object. */
  variablesOf({ variables }: Call): string {
    return variables
      .flatMap((name) => {
        const value = this.means.variables.get(name);
        return value === undefined ? [] : [`${JSON.stringify(name)}:${value}`];
      })
      .join(',');
  }

  pruneMeans(subgraph: string): PruneMeans {
    const invalid = subgraphFault(subgraph, 'SUBGRAPH_INVALID_RESPONSE');
    return { subgraph, invalid, remembered: this.means.remembered };
  }

  /** Reads an answer that needs no more than reading: the plan changes nothing in it, and nobody asks where it is from. */
  takerOf<Data>(
    rewrites: readonly Rewrite[],
    reader: () => AnswerTextReader<Data>,
  ): AnswerTaker<Data> | undefined {
    return rewrites.length === 0 && this.means.remembered.size === 0 ? new AnswerTaker(reader()) : undefined;
  }

  merge(target: OpenBag, source: OpenBag): void {
    mergeBag(target, source, this.means.supergraph.book.isConcrete);
  }

  async #runApart(step: Step): Promise<void> {
    const part = new PlanRun(this.means);
    await part.run(step);
    this.isPlain &&= part.isPlain;
    this.hasRemarks ||= part.hasRemarks;
    this.loose.push(...part.loose);
    this.merge(this.data, part.data);
  }

  async #fetchRoot({ call, shape, outputRewrites }: RootFetch): Promise<void> {
    const taker = this.takerOf(outputRewrites, () => rootReader(shape));
    const answer = await this.means.send({ call, variables: this.variablesOf(call), entities: 0, taker });
    if (answer.kind === 'fault') {
      spreadFault(shape, this.data, answer.fault);
      return;
    }
    this.isPlain &&= answer.isPlain;
    if (answer.kind === 'taken') {
      if (taker?.data) this.merge(this.data, taker.data);
      return;
    }
    const { data, errors } = answer;
    const rootName = shape.typename;
    const pruned = isPresent(data)
      ? pruneObject(shape, data, this.pruneMeans(call.subgraph), rootName)
      : new Bag();
    if (!isBag(pruned)) throw new TypeError('A root of an answer is an object.');
    applyRewrites(outputRewrites, pruned, this.means.supergraph.book);
    const first = errors[0];
    if (!isPresent(data) && first) {
      // A null above the fields takes them all with it; each says why.
      for (const { key } of shape.fieldsFor(rootName) ?? []) pruned[key] = null;
      this.place(
        pruned,
        errors.filter(({ path }) => path !== undefined),
      );
      spreadFault(shape, pruned, new FieldFault([{ ...first.error, below: [] }]));
    } else this.loose.push(...this.place(pruned, errors));
    this.merge(this.data, pruned);
  }

  /**
   * Puts errors into the data they belong to, at nulls or beside values; those that say no place of it stand at every
   * null.
   * @returns those that found no place at all
   */
  place(data: OpenBag, errors: readonly SubgraphError[]): readonly FaultError[] {
    return errors.flatMap(({ error, path }) => {
      const placed = path && path.length > 0 ? placeError(data, error, path) : 'nowhere';
      this.hasRemarks ||= placed === 'remarked';
      if (placed !== 'nowhere') return placed === 'filled' ? [error] : [];
      const empty = Object.keys(data).filter((key) => data[key] === null);
      for (const key of empty) data[key] = new FieldFault([error]);
      return empty.length > 0 ? [] : [error];
    });
  }
}

const isPresent = (data: unknown): boolean => data !== undefined && data !== null;
