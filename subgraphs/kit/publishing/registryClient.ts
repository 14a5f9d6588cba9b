import { z } from 'zod';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import type { SignedPublication } from '../../../schema/protocol/publication.js';

const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(['REFUSED', 'NOTE']),
  message: z.string(),
  place: z.object({
    subgraph: z.string(),
    coordinate: z.string().nullable(),
    line: z.number(),
    column: z.number(),
  }),
  remedy: z.string(),
});

export type SaidFinding = Readonly<z.infer<typeof findingSchema>>;

const refusalSchema = z.object({
  errors: z
    .array(
      z.object({
        code: z.string(),
        message: z.string(),
        expected: z.string().optional(),
        found: z.string().optional(),
        remedy: z.string().optional(),
        findings: z.array(findingSchema).optional(),
      }),
    )
    .min(1),
});

/** What a hub answered to a publication: what became of it, or why nothing did. */
export interface RegistryAnswer {
  readonly outcome: 'PUBLISHED' | 'KNOWN' | 'PASSED' | 'REFUSED';
  readonly version?: number | undefined;
  readonly supergraph?: number | undefined;
  readonly findings: readonly SaidFinding[];
}

const answerSchema = z.object({
  outcome: z.enum(['PUBLISHED', 'KNOWN', 'PASSED', 'REFUSED']),
  version: z.number().optional(),
  supergraph: z.number().optional(),
  findings: z.array(findingSchema),
});

const timeoutMs = 60_000;

/** The registry of a hub, over HTTP. */
export interface RegistryClient {
  /** Sends what an owner signed. A refusal with findings is an answer; any other is thrown. */
  send(signed: SignedPublication): Promise<RegistryAnswer>;
  /** With which supergraph a subgraph changed last, as a publication has to name it; 0 where there is none yet. */
  changedAt(subgraph: string): Promise<number>;
  /** @throws ConcordatError SUBGRAPH_UNKNOWN, HUB_OUT_OF_REACH */
  get<Shape>(path: string, shape: z.ZodType<Shape>): Promise<Shape>;
}

const listed = z.object({
  subgraphs: z.array(z.object({ name: z.string(), changedAt: z.number() })),
});

export function registryClient(url: string): RegistryClient {
  const ask = async (path: string, init: RequestInit) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`${url}${path}`, { ...init, signal }).catch((cause: unknown) => {
      throw outOfReach(url, 'nothing that answers', cause);
    });
    return { response, body: (await response.json().catch(() => undefined)) as unknown };
  };
  const get: RegistryClient['get'] = async (path, shape) => {
    const { response, body } = await ask(path, {});
    const parsed = shape.safeParse(body);
    if (response.ok && parsed.success) return parsed.data;
    throw refused(url, response.status, body);
  };
  return {
    get,
    async changedAt(subgraph) {
      const { subgraphs } = await get('/subgraphs', listed);
      return subgraphs.find(({ name }) => name === subgraph)?.changedAt ?? 0;
    },
    async send(signed) {
      const headers = { 'content-type': 'application/json' };
      const { response, body } = await ask('/subgraphs', {
        method: 'POST',
        headers,
        body: JSON.stringify(signed),
      });
      const parsed = answerSchema.safeParse(body);
      if (response.ok && parsed.success) return parsed.data;
      const { findings } = refusalOf(body)?.errors[0] ?? {};
      if (findings) return { outcome: 'REFUSED', findings };
      throw refused(url, response.status, body);
    },
  };
}

const refusalOf = (body: unknown) => refusalSchema.safeParse(body).data;

function refused(url: string, status: number, body: unknown): ConcordatError {
  const [error] = refusalOf(body)?.errors ?? [];
  if (error === undefined) return outOfReach(url, `something else that answers with ${status}`);
  return new ConcordatError(error.code === 'SUBGRAPH_UNKNOWN' ? 'SUBGRAPH_UNKNOWN' : 'SUBGRAPH_REFUSED', {
    what: error.message,
    expected: error.expected ?? 'something the hub can do',
    found: error.found ?? 'a refusal',
    remedy: error.remedy ?? 'Nothing has changed.',
  });
}

const outOfReach = (url: string, found: string, cause?: unknown): ConcordatError =>
  new ConcordatError('HUB_OUT_OF_REACH', {
    expected: `a hub at ${url}`,
    found,
    remedy: 'Check the address and that the hub runs, then try again: nothing has changed.',
    cause,
  });
