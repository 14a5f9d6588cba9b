import { type FaultError, type FieldFault, type PathPart, subgraphFault } from './fieldFault.js';

/** One error of a subgraph, made fit for clients. */
export interface SubgraphError {
  readonly error: FaultError;
  /** Where it happened, in the subgraph's own answer; undefined where it doesn't say. */
  readonly path: readonly PathPart[] | undefined;
}

/** What came of a request to a subgraph. */
export type SubgraphAnswer =
  /** Whoever asked has read it already, from its text. */
  | { readonly kind: 'taken'; readonly isPlain: boolean }
  | {
      readonly kind: 'answer';
      readonly data: unknown;
      readonly errors: readonly SubgraphError[];
      /** No string in it needs an escape to be written as JSON. */
      readonly isPlain: boolean;
    }
  | { readonly kind: 'fault'; readonly fault: FieldFault };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** How an answer came. */
export interface SentAs {
  readonly isPlain: boolean;
  /** Whether its data may be taken, or only its errors. */
  readonly isReliable: boolean;
}

/** Errors of one answer that are read; a list of millions must not keep anybody busy. */
const mostErrors = 400;

/** Reads what a subgraph sent; what has not the shape of a GraphQL answer is a fault. */
export function readAnswer(subgraph: string, body: unknown, sent: SentAs): SubgraphAnswer {
  const invalid: SubgraphAnswer = {
    kind: 'fault',
    fault: subgraphFault(subgraph, 'SUBGRAPH_INVALID_RESPONSE'),
  };
  if (!isObject(body)) return invalid;
  const data = sent.isReliable ? own(body, 'data') : undefined;
  const told = own(body, 'errors') ?? [];
  if (data !== undefined && data !== null && !isObject(data)) return invalid;
  if (!Array.isArray(told)) return invalid;
  if ((data === undefined || data === null) && told.length === 0) return invalid;
  return {
    kind: 'answer',
    data,
    errors: told.slice(0, mostErrors).map((error) => readError(subgraph, error)),
    isPlain: sent.isPlain,
  };
}

function readError(subgraph: string, told: unknown): SubgraphError {
  if (!isObject(told)) return hidden(subgraph, undefined);
  const place = own(told, 'path');
  const path = Array.isArray(place) && place.every(isPathPart) ? place : undefined;
  const extensions = own(told, 'extensions');
  const message = own(told, 'message');
  if (!isObject(extensions) || own(extensions, 'public') !== true || typeof message !== 'string') {
    return hidden(subgraph, path);
  }
  return {
    error: { message: message.slice(0, longest), extensions: publicParts(extensions), below: [] },
    path,
  };
}

const isPathPart = (part: unknown): part is PathPart => typeof part === 'string' || typeof part === 'number';

/** What a subgraph says of its own accord may hold anything, so its text stays here unless it is marked public. */
function hidden(subgraph: string, path: readonly PathPart[] | undefined): SubgraphError {
  const [error] = subgraphFault(subgraph, 'SUBGRAPH_FAULT').errors;
  if (!error) throw new TypeError('A fault has at least one error.');
  return { error, path };
}

/** Longest text of a public error, in characters. */
const longest = 2_000;
const publicKeys = ['code', 'expected', 'found', 'remedy', 'owner', 'dataset'] as const;

function publicParts(extensions: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const parts = publicKeys.flatMap((key) => {
    const value = own(extensions, key);
    return typeof value === 'string' ? [[key, value.slice(0, longest)] as const] : [];
  });
  return Object.fromEntries(parts);
}
