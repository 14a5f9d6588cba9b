import type { IncomingMessage, ServerResponse } from 'node:http';

export type Json = Record<string, unknown>;

/** One call of the gateway, and what an honest partner would answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The body the gateway sent, parsed. */
  readonly asked: { readonly query: string; readonly variables?: Json };
  readonly isEntities: boolean;
  /** The honest answer, to be spoiled. */
  readonly answer: { data: Json; errors?: unknown; extensions?: unknown };
}

export type Serve = (exchange: Exchange) => void;

/** One way a partner's subgraph goes wrong, and what the gateway must make of it. */
export interface Fault {
  readonly name: string;
  readonly serve: Serve;
  /** Which calls are spoiled; the others are answered honestly. */
  readonly spoils: 'all' | 'entities' | 'root';
  /**
   * Paths that must be null, each with an error at it or below; `*` stands for every area. Everything else must arrive
   * as if nothing had happened. Empty where the fault does no harm.
   */
  readonly lost: readonly string[];
  /** Codes such an error may have; none where null is what the partner means. */
  readonly codes: readonly string[];
  /** Values that arrive otherwise than in the whole answer, by path: what the partner may say of its own fields. */
  readonly changes?: Json;
  /** Whether the partner reported an error beside data that is whole. */
  readonly reportsMore?: boolean;
}

export const invalid = ['SUBGRAPH_INVALID_RESPONSE'];
export const unreachable = ['SUBGRAPH_UNREACHABLE'];
export const timeout = ['SUBGRAPH_TIMEOUT'];
/** What the partner itself reported; its text stays with us. */
export const reported = ['SUBGRAPH_FAULT'];

/** What a partner must not be able to put into an answer: each fault hides it where it can. */
export const canary = 'CANARY-4f1d-case-record';

export const rootLost = ['headline', 'shelters'];
export const entitiesLost = ['beds', 'share', 'isOpen', 'label', 'level', 'days', 'shelter', 'place'].map(
  (field) => `areas.*.${field}`,
);
export const allLost = [...rootLost, ...entitiesLost];

/** Everything the partner was asked for is lost. */
export const whole = (name: string, codes: readonly string[], serve: Serve): Fault => ({
  name,
  serve,
  codes,
  spoils: 'all',
  lost: allLost,
});

/** A fault that must do no harm. */
export const harmless = (name: string, serve: Serve): Fault => ({
  name,
  serve,
  codes: [],
  spoils: 'all',
  lost: [],
});

/** A fault in one field of what the partner says of the first area, or in what it says of all. */
export const inEntities = (name: string, lost: readonly string[], serve: Serve): Fault => ({
  name,
  serve,
  lost,
  codes: invalid,
  spoils: 'entities',
});
