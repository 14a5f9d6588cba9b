import type { Client, Pool } from 'pg';
import type { SignedSupergraph } from '../../../../schema/protocol/signedSupergraph.js';
import {
  membersOf,
  numbersAfter,
  type StoredSupergraph,
  supergraphNumbered,
} from '../store/storedSupergraph.js';
import { supergraphChannel } from '../store/storePublication.js';
import type { Checker } from '../worker/checker.js';
import type { LastKnownGood } from './lastKnownGood.js';
import { outerFault, type SupergraphFault } from './outerFault.js';

export interface FollowerMeans {
  readonly pool: Pool;
  /** A client of its own, not connected yet, to be told of new supergraphs. */
  readonly listener: () => Client;
  readonly publicKey: string;
  readonly checker: Checker;
  readonly lastKnownGood: LastKnownGood;
  /** Serves it from the next request on; rejects where it can't be served, and then the present one stays. */
  readonly swap: (sdl: string) => Promise<void>;
  /** Told before another is served; where it rejects, what is served stays until the next look. */
  readonly beforeSwap?: (next: SignedSupergraph) => Promise<void>;
  readonly pollMs: number;
  readonly onSwap?: (served: SignedSupergraph) => void;
  readonly onFault: (message: string) => void;
}

export interface SupergraphFollower {
  /** The supergraph that is served. */
  serving(): SignedSupergraph;
  /** What was refused last, for the health of the hub. */
  refused(): { readonly number: number; readonly fault: SupergraphFault } | undefined;
  /** Looks for a newer one now. */
  look(): Promise<void>;
  close(): Promise<void>;
}

const listenAgainMs = 1000;

/**
 * Follows the supergraphs that are published, here or by another replica. PostgreSQL tells of each at once; a look
 * every few seconds finds what was missed while the connection was down. Whatever is wrong with a new one, what is
 * served stays.
 */
export async function startSupergraphFollower(
  first: SignedSupergraph,
  means: FollowerMeans,
): Promise<SupergraphFollower> {
  const follower = new Follower(first, means);
  await means.lastKnownGood.write(first).catch((error: Error) => means.onFault(notKept(error)));
  follower.listen();
  follower.poll();
  return {
    serving: () => follower.serving,
    refused: () => follower.refused,
    look: () => follower.look(),
    close: () => follower.close(),
  };
}

const notKept = ({ message }: Error) => `The supergraph that is served could not be kept on disk: ${message}`;

class Follower {
  refused: { readonly number: number; readonly fault: SupergraphFault } | undefined;
  #looking: Promise<void> = Promise.resolve();
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  /** By number and hash: what was refused stays refused, and is said once. */
  readonly #known = new Set<string>();

  constructor(
    public serving: SignedSupergraph,
    private readonly means: FollowerMeans,
  ) {}

  /** One look after another, so that none brings back what a later one found. */
  look(): Promise<void> {
    this.#looking = this.#looking
      .then(() => this.#look())
      .catch((error: Error) => this.means.onFault(unread(error)));
    return this.#looking;
  }

  listen(): void {
    if (this.#isClosed) return;
    const client = this.means.listener();
    this.#client = client;
    let isGone = false;
    const again = () => {
      if (isGone) return;
      isGone = true;
      client.end().catch(() => {});
      if (!this.#isClosed) setTimeout(() => this.listen(), listenAgainMs).unref();
    };
    client.on('error', again).on('end', again);
    client.on('notification', () => void this.look());
    client
      .connect()
      .then(() => client.query(`LISTEN ${supergraphChannel}`))
      // What was published before this connection listened.
      .then(() => this.look())
      .catch(again);
  }

  poll(): void {
    this.#timer = setTimeout(() => {
      void this.look().then(() => {
        if (!this.#isClosed) this.poll();
      });
    }, this.means.pollMs).unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => {});
    await this.#looking;
  }

  async #look(): Promise<void> {
    if (this.#isClosed) return;
    const { pool } = this.means;
    for (const number of await numbersAfter(pool, this.serving.number)) {
      const stored = await supergraphNumbered(pool, number);
      if (stored === undefined || this.#known.has(keyOf(stored))) continue;
      const fault = await this.#take(stored);
      if (fault === undefined) return;
      this.#known.add(keyOf(stored));
      this.refused = { number, fault };
      this.means.onFault(`Supergraph ${number} was refused: ${fault.code}. ${fault.message}`);
    }
  }

  async #take(stored: StoredSupergraph): Promise<SupergraphFault | undefined> {
    const { pool, publicKey, checker, swap, beforeSwap, onSwap, lastKnownGood, onFault } = this.means;
    const outer = outerFault(stored, { publicKey, serving: this.serving.number });
    if (outer) return outer;
    const members = await membersOf(pool, stored.number);
    const inner = await checker.accept(stored, new Map(members.map(({ subgraph, sdl }) => [subgraph, sdl])));
    if (inner) return inner;
    await beforeSwap?.(stored);
    try {
      await swap(stored.sdl);
    } catch (error) {
      return {
        code: 'SUPERGRAPH_UNREADABLE',
        message: error instanceof Error ? error.message : String(error),
      };
    }
    this.serving = stored;
    onSwap?.(stored);
    await lastKnownGood.write(stored).catch((error: Error) => onFault(notKept(error)));
    return undefined;
  }
}

const keyOf = ({ number, sha256, signature }: SignedSupergraph): string => `${number} ${sha256} ${signature}`;

const unread = ({ message }: Error) =>
  `What was published could not be taken over yet; what is served stays: ${message}`;
