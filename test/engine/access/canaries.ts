import type { FormattedExecutionResult } from 'graphql';
import type { Permissions } from '../../../gateway/access/permissions.js';
import { startEngine } from '../../../gateway/engine/engine.js';
import { randomOperation } from '../../../scripts/bench/differential/randomOperation.js';
import { wordsOf } from '../../../scripts/bench/differential/wordsOf.js';
import { randomStream } from '../../../scripts/demonstration/random.js';
import type { Graph } from '../../../scripts/scenarios/graph.js';
import { HashWorld } from '../../../scripts/scenarios/hashWorld.js';
import { stage } from '../../../scripts/scenarios/stage.js';
import { type Asked, type Item, isItem, type World } from '../../../scripts/scenarios/world.js';
import { isPermitted, protectedFields } from './protectedFields.js';
import { randomRequester } from './randomRequester.js';

/** A field that somebody got who may not, and how. */
export interface Leak {
  readonly field: string;
  /** In the answer, in what a subgraph was sent, or read by a subgraph that should not have been asked. */
  readonly where: 'answer' | 'request' | 'read';
  readonly query: string;
}

export interface CanaryHunt {
  readonly operations: number;
  readonly leaks: readonly Leak[];
  /** Canaries of protected fields that came to somebody who may see them. */
  readonly shown: number;
  /** Denials that were told. */
  readonly denials: number;
}

export interface HuntPlan {
  readonly seed: string;
  readonly operations: number;
}

/** Every value of a field that is text says which field it is of. */
class CanaryWorld implements World {
  /** Fields that subgraphs read, as `Type.field`. */
  readonly reads = new Set<string>();
  readonly #world: HashWorld;

  constructor({ fullSchema }: Graph) {
    this.#world = new HashWorld(fullSchema, new Set(['User', 'Org']));
  }

  root(kind: 'Query' | 'Mutation'): Item {
    return this.#world.root(kind);
  }

  all(types: readonly string[]): readonly Item[] {
    return this.#world.all(types);
  }

  read(item: Item, asked: Asked): unknown {
    const field = `${item.type}.${asked.field}`;
    this.reads.add(field);
    return marked(this.#world.read(item, asked), `«${field}»`);
  }
}

function marked(value: unknown, mark: string): unknown {
  if (Array.isArray(value)) return value.map((one) => marked(one, mark));
  return typeof value === 'string' && !isItem(value) && !/^[A-Z]+$/.test(value) ? `${mark}${value}` : value;
}

/** Puts random operations of random requesters to the engine, each to two, and looks for what they may not see. */
export async function huntCanaries(graph: Graph, plan: HuntPlan): Promise<CanaryHunt> {
  let world = new CanaryWorld(graph);
  const watched = { ...graph, newWorld: () => (world = new CanaryWorld(graph)) };
  const set = stage(watched);
  const engine = await startEngine({ supergraphSdl: graph.supergraphSdl, local: set.local });
  const writer = { schema: graph.publicSchema, words: wordsOf(graph) };
  const leaks: Leak[] = [];
  const tally = { shown: 0, denials: 0 };
  for (let number = 0; number < plan.operations; number++) {
    const question = randomOperation(writer, plan.seed, 'canaries', String(number));
    for (const turn of ['first', 'second']) {
      const authorisation = randomRequester(randomStream('canaries', plan.seed, String(number), turn));
      set.reset();
      const answer = await engine.execute({ ...question, authorisation });
      const found = {
        answer: marksIn(answer),
        request: marksIn(set.calls.map(({ request }) => request)),
        read: world.reads,
      };
      leaks.push(...leaksOf(found, authorisation, question.query));
      tally.shown += [...found.answer].filter((field) => protectedFields.has(field)).length;
      tally.denials += denialsIn(answer);
    }
  }
  await engine.close();
  return { operations: plan.operations, leaks, ...tally };
}

const marksIn = (value: unknown): ReadonlySet<string> =>
  new Set([...JSON.stringify(value).matchAll(/«([\w.]+)»/g)].map(([, field = '']) => field));

function leaksOf(
  found: Readonly<Record<Leak['where'], ReadonlySet<string>>>,
  requester: Permissions,
  query: string,
): readonly Leak[] {
  return (['answer', 'request', 'read'] as const).flatMap((where) =>
    [...found[where]]
      .filter((field) => !isPermitted(field, requester))
      .map((field) => ({ field, where, query })),
  );
}

const denialsIn = ({ errors = [] }: FormattedExecutionResult): number =>
  errors.filter(({ extensions }) => extensions?.['code'] === 'UNAUTHORIZED_FIELD_OR_TYPE').length;
