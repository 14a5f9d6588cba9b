import { randomUUID } from 'node:crypto';
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { canonicalJson, sha256 } from '../../schema/protocol/canonicalJson.js';
import type { Permissions } from '../access/permissions.js';
import { graphqlRefusal, HubError } from '../errors.js';
import type { RequestContext } from '../hub.js';
import type { AuditLog } from './log/auditLog.js';
import type { Asker, Outcome, Use } from './log/entry.js';
import { askedCoordinates } from './questions/askedCoordinates.js';
import { disclosedTables } from './questions/disclosedTables.js';

const notFound = () =>
  new HubError('OPERATION_NOT_FOUND', 'The document has no operation of this name. Name one that it has.');

/** A question that was recorded, and so may be asked. */
interface Recorded {
  readonly use: Use;
  readonly asker: Asker;
  readonly begunMs: number;
}

type Request = GraphQLRequestContext<RequestContext>;

/** Digits of a supergraph's hash that name its version. */
const versionLength = 16;

/**
 * Writes ahead: every operation waits for its entry before the first subgraph is called, and for that of its answer
 * before the answer leaves. An answer that can't be recorded is a refusal.
 */
export function auditPlugin(log: AuditLog): ApolloServerPlugin<RequestContext> {
  const versions = new WeakMap<GraphQLSchema, string>();
  return {
    serverWillStart: async () => ({
      schemaDidLoadOrUpdate: ({ apiSchema, coreSupergraphSdl = '' }) => {
        versions.set(apiSchema, sha256(coreSupergraphSdl).slice(0, versionLength));
      },
    }),
    requestDidStart: async () => {
      let recorded: Recorded | undefined;
      return {
        didResolveOperation: async (request) => {
          if (request.operation === undefined) throw graphqlRefusal(notFound());
          const asking = recordedOf(request, versions.get(request.schema) ?? '');
          await recordQuestion(log, request, asking).catch((error: unknown) => {
            throw error instanceof HubError ? graphqlRefusal(error) : error;
          });
          recorded = asking;
        },
        willSendResponse: async (request) => {
          if (recorded) await recordAnswer(log, request, recorded);
        },
      };
    },
  };
}

function recordedOf({ contextValue, source = '', schema, document }: Request, supergraph: string): Recorded {
  const { requester, permissions } = contextValue;
  const { person, organisation = null, purpose = null } = requester;
  const coordinates = document ? askedCoordinates(schema, document) : [];
  const agreements = permissions ? agreementsBehind(permissions, coordinates) : [];
  return {
    use: { use: randomUUID(), organisation, purpose, agreements, supergraph },
    asker: { requester: person, document: sha256(source) },
    begunMs: performance.now(),
  };
}

/** Agreements that permit what a question asks for: a dataset is a field on Area. */
function agreementsBehind(permissions: Permissions, coordinates: readonly string[]): readonly string[] {
  const asked = new Set(coordinates);
  const datasets = [...permissions.policies].filter((dataset) => asked.has(`Area.${dataset.split('.')[1]}`));
  return permissions.agreementsOn(datasets);
}

async function recordQuestion(log: AuditLog, request: Request, { use, asker }: Recorded): Promise<void> {
  const { schema, document, contextValue } = request;
  await log.append({
    kind: 'CONSULTATION',
    use,
    asker,
    coordinates: document ? askedCoordinates(schema, document) : [],
    secrets: {
      variables: canonicalJson(request.request.variables ?? {}),
      project: contextValue.requester.project ?? '',
    },
  });
}

type Answer = Extract<Request['response']['body'], { kind: 'single' }>['singleResult'];

async function recordAnswer(
  log: AuditLog,
  { response, contextValue }: Request,
  recorded: Recorded,
): Promise<void> {
  if (response.body?.kind !== 'single') return;
  const answer: Answer = response.body.singleResult;
  try {
    await log.append(outcomeOf(answer, contextValue, recorded));
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    const { message, extensions } = graphqlRefusal(error);
    response.body.singleResult = { errors: [{ message, extensions: { code: extensions['code'] } }] };
    response.http.status = error.status;
  }
}

function outcomeOf(
  { data, errors = [] }: Answer,
  { figures }: RequestContext,
  { use, asker, begunMs }: Recorded,
): Outcome {
  const isRefused = data === undefined || data === null;
  const disclosed = disclosedTables(isRefused ? [] : (figures?.found ?? []));
  const several = Object.keys(disclosed.tables).length > 1;
  const codes = errors.map(({ extensions }) => String(extensions?.['code'] ?? 'UNKNOWN'));
  return {
    kind: isRefused ? 'REFUSAL' : several ? 'COMBINATION' : 'DISCLOSURE',
    use,
    asker,
    decision: isRefused ? 'REFUSED' : errors.length > 0 ? 'PARTLY' : 'ANSWERED',
    codes: [...new Set(codes)].sort(),
    durationMs: Math.round(performance.now() - begunMs),
    ...disclosed,
  };
}
