import { z } from 'zod';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { type TableRequest, tableRequestSchema } from '../../../schema/protocol/tableRequest.js';

/** The requests for tables at a hub, over HTTP. */
export interface TableRequestClient {
  list(filter: { readonly dataset?: string; readonly owner?: string }): Promise<readonly TableRequest[]>;
  find(id: string): Promise<TableRequest>;
  /** Asks for a table, as whoever `fetch` says asks. */
  ask(wanted: unknown): Promise<TableRequest>;
  /** Hands over what an owner signed. */
  decide(signed: unknown): Promise<TableRequest>;
}

const listed = z.object({ requests: z.array(tableRequestSchema) });

const refusal = z.object({
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        expected: z.string().optional(),
        found: z.string().optional(),
        remedy: z.string().optional(),
        faults: z.array(z.object({ place: z.string(), expected: z.string(), found: z.string() })).optional(),
      }),
    )
    .min(1),
});

/** @throws ConcordatError TABLE_REQUEST_REFUSED with what the hub said, HUB_OUT_OF_REACH */
export function tableRequestClient(means: {
  readonly fetch: typeof globalThis.fetch;
  readonly hub: string;
}): TableRequestClient {
  const send = async <Shape>(path: string, shape: z.ZodType<Shape>, body?: unknown): Promise<Shape> => {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await means.fetch(new URL(path, means.hub), init).catch((cause: unknown) => {
      throw outOfReach(means.hub, 'nothing that answers', cause);
    });
    const answer: unknown = await response.json().catch(() => undefined);
    const parsed = shape.safeParse(answer);
    if (response.ok && parsed.success) return parsed.data;
    throw refusedBy(answer) ?? outOfReach(means.hub, `something else that answers with ${response.status}`);
  };
  return {
    list: async (filter) =>
      (await send(`/table-requests?${new URLSearchParams({ ...filter })}`, listed)).requests,
    find: (id) => send(`/table-requests/${encodeURIComponent(id)}`, tableRequestSchema),
    ask: (wanted) => send('/table-requests', tableRequestSchema, wanted),
    decide: (signed) => send('/table-requests/decisions', tableRequestSchema, signed),
  };
}

function refusedBy(answer: unknown): ConcordatError | undefined {
  const [error] = refusal.safeParse(answer).data?.errors ?? [];
  if (error === undefined) return undefined;
  const faults = error.faults ?? [];
  return new ConcordatError('TABLE_REQUEST_REFUSED', {
    what: error.message,
    expected: error.expected ?? faults.map((one) => `${one.place}: ${one.expected}`).join('; '),
    found: error.found ?? faults.map((one) => one.found).join('; '),
    remedy: error.remedy ?? 'Nothing was recorded.',
  });
}

const outOfReach = (hub: string, found: string, cause?: unknown): ConcordatError =>
  new ConcordatError('HUB_OUT_OF_REACH', {
    expected: `a hub at ${hub}`,
    found,
    remedy: 'Check the address and that the hub runs, then try again: nothing was recorded.',
    cause,
  });
