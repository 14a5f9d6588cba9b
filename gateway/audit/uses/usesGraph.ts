import { readFileSync } from 'node:fs';
import { buildSchema, type ExecutionResult, GraphQLError, type GraphQLSchema, graphql } from 'graphql';
import type { Pool } from 'pg';
import { partnerPart, type UseRow } from '../../../schema/protocol/audit/useRows.js';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { openCheckpoint, verifierText } from '../../../schema/protocol/merkle/checkpoint.js';
import { discloseParts } from '../../../schema/protocol/merkle/entryCommitment.js';
import type { LogSigner, SignedCheckpoint } from '../checkpoints/checkpoints.js';
import { latestNote } from '../checkpoints/checkpoints.js';
import { proveConsistency, proveInclusion } from '../checkpoints/proofs.js';
import { readEntries, type StoredEntry } from '../log/readEntries.js';
import { useTable } from './useTable.js';

export interface UsesMeans {
  readonly pool: Pool;
  readonly signer: LogSigner;
  /** Signs the log as it is. */
  readonly makeCheckpoint: () => Promise<SignedCheckpoint>;
}

/** A question about one partner's figures; `query` is GraphQL. */
export interface UsesQuestion {
  readonly partner: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Answers a partner about the uses of its own figures, and about nobody else's. */
export type UsesGraph = (question: UsesQuestion) => Promise<ExecutionResult>;

interface EntriesArguments {
  readonly size?: number;
  readonly since?: string;
  readonly after: number;
  readonly first: number;
}

const end = Number.MAX_SAFE_INTEGER;
const maxEntries = 500;

/** The graph of its own that each partner has. */
export function usesGraph(means: UsesMeans, onFault: (error: unknown) => void): UsesGraph {
  const schema = readSchema();
  return async ({ partner, query: source, variables: variableValues }) => {
    const rootValue = rootOf(means, partner);
    const result = await graphql({ schema, source, variableValues, rootValue });
    return result.errors
      ? { ...result, errors: result.errors.map((error) => plain(error, onFault)) }
      : result;
  };
}

const readSchema = (): GraphQLSchema =>
  buildSchema(readFileSync(new URL('./uses.graphql', import.meta.url), 'utf8'));

function rootOf(means: UsesMeans, partner: string) {
  const { pool, signer } = means;
  return {
    uses: (wanted: UsesWanted) => usesOf(pool, partner, wanted),
    entries: (asked: EntriesArguments) => provenEntries(means, partner, asked),
    checkpoint: async () => (await means.makeCheckpoint()).note,
    key: () => verifierText(signer.verifier),
    consistency: ({ from, to }: { readonly from: number; readonly to: number }) =>
      proveConsistency(pool, from, to).catch(outOfRange),
  };
}

/** Which uses a partner wants to see: of a dataset, from a day on. */
export interface UsesWanted {
  readonly of?: string | undefined;
  /** YYYY-MM-DD. */
  readonly since?: string | undefined;
}

/** Uses of a partner's figures. @throws ConcordatError BAD_DATE */
export const usesOf = (
  pool: Pool,
  partner: string,
  { of: dataset, since }: UsesWanted,
): Promise<readonly UseRow[]> =>
  useTable(readEntries(pool, { from: 0, to: end, partner, sincePeriod: periodOfDay(since) }), {
    partner,
    dataset,
    since,
  });

async function provenEntries(
  { pool, signer, makeCheckpoint }: UsesMeans,
  partner: string,
  { size: asked, since, after, first }: EntriesArguments,
) {
  const newest = openCheckpoint((await latestNote(pool)) ?? '', signer.verifier)?.size ?? 0;
  const size = asked ?? Math.max(newest, (await makeCheckpoint()).checkpoint.size);
  const range = { from: after + 1, to: size, partner, sincePeriod: periodOfDay(since) };
  const found = [];
  for await (const entry of readEntries(pool, range)) {
    if (found.length >= Math.min(first, maxEntries)) break;
    const { position, leaf } = entry;
    const proof = await proveInclusion(pool, position, size).catch(outOfRange);
    found.push({ position, leaf, size, proof, disclosed: disclosedTo(partner, entry) });
  }
  return found;
}

/** For whom and under what, and the partner's own figures. Who asked, and what else the answer held, stays hidden. */
function disclosedTo(partner: string, { content }: StoredEntry): string | null {
  if (!content) return null;
  const shown = new Set(['use', 'event', partnerPart(partner)]);
  return JSON.stringify(discloseParts(content.parts, content.salt, (name) => shown.has(name)));
}

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function periodOfDay(since: string | undefined): string | undefined {
  if (since === undefined || since === null) return undefined;
  if (day.test(since)) return since.slice(0, 7);
  throw new ConcordatError('BAD_DATE', {
    expected: 'since to be a day as YYYY-MM-DD',
    found: `"${since.slice(0, 20)}"`,
    remedy: 'Leave it out for all.',
  });
}

function outOfRange(error: unknown): never {
  if (!(error instanceof RangeError)) throw error;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: 'sizes that the log has had, the earlier one first',
    found: 'others',
    remedy: 'Ask for checkpoint, and take the size it names.',
  });
}

function plain(error: GraphQLError, onFault: (error: unknown) => void): GraphQLError {
  const { originalError, path, message } = error;
  if (originalError === undefined) return error;
  if (originalError instanceof ConcordatError)
    return new GraphQLError(message, { path, extensions: { code: originalError.code } });
  onFault(originalError);
  return new GraphQLError('The hub could not answer this.', { path, extensions: { code: 'HUB_FAULT' } });
}
