import { randomBytes, randomUUID } from 'node:crypto';
import { parse } from 'graphql';
import type { SignedRelease } from '../../../schema/protocol/release.js';
import { acceptedKeysOf, type KeyRing, signingKeyOf } from '../../../schema/protocol/signature/keyRing.js';
import type { PermittedOwners } from '../../../schema/protocol/signature/permittedOwners.js';
import type { SignatureUse } from '../../../schema/protocol/signature/requestProfile.js';
import { prepareMandate, signRequest } from '../../../schema/protocol/signature/signRequest.js';
import type { FindKey } from '../guard/guard.js';

/** Asks a subgraph over HTTP as its hub does, with keys made for the test. */
export interface TestHub {
  readonly findKey: FindKey;
  askForSchema(url: string): Promise<Answer>;
  /** One table of a release for all its areas: area, period, value and status of each cell, in order. */
  askForTable(url: string, question: TableQuestion): Promise<readonly string[]>;
}

export interface TableQuestion {
  readonly sdl: string;
  readonly signed: SignedRelease;
  readonly table: string;
  /** Who permits the question; the release's own owner if left out. */
  readonly owners?: PermittedOwners;
}

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: whatever the subgraph answers, the test looks at.
  readonly data?: any;
  readonly errors?: readonly { readonly message: string }[];
}

export function testHub(subgraph: string): TestHub {
  const ring = newRing(subgraph);
  const accepted = acceptedKeysOf(ring);
  const ask = async (
    url: string,
    use: SignatureUse,
    question: object,
    owners: PermittedOwners = new Map(),
  ) => {
    const body = JSON.stringify(question);
    const key = signingKeyOf(ring, use);
    if (key === undefined) throw new TypeError('A new ring signs.');
    const mandate = prepareMandate({
      requestId: randomUUID(),
      organisation: 'test',
      purpose: 'test-of-a-subgraph',
      owners,
    });
    const signing = { url, body, mandate, key, use, nonce: randomUUID(), now: new Date(), validSeconds: 45 };
    return (await post(url, body, signRequest(signing))).json() as Promise<Answer>;
  };
  return {
    findKey: async (id) => accepted.get(id),
    askForSchema: (url) => ask(url, 'registry', { query: '{ _service { sdl } }' }),
    askForTable: async (url, question) => {
      const { release } = question.signed;
      const dataset = policyOf(question.sdl, release.dataset);
      const owners = question.owners ?? new Map([[dataset.policy, new Set(release.owners)]]);
      const cells = release.tables.find(({ name }) => name === question.table)?.cells ?? [];
      const codes = [...new Set(cells.map(({ area }) => area))];
      const representations = codes.map((code) => ({ __typename: 'Area', code }));
      const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Area { cells: ${dataset.field}(table: ${question.table}) { area { code } period count { value status } } } } }`;
      const { data, errors } = await ask(url, 'requests', { query, variables: { representations } }, owners);
      if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
      return textsOf(data);
    },
  };
}

const textsOf = (data: Answer['data']): readonly string[] =>
  data._entities
    .flatMap(({ cells }: Answer['data']) => cells)
    .map(({ area, period, count }: Answer['data']) =>
      [area.code, period, count.value, count.status].join(' '),
    )
    .sort();

/** The field on Area whose policy names the dataset. */
function policyOf(sdl: string, dataset: string): { readonly field: string; readonly policy: string } {
  for (const definition of parse(sdl).definitions) {
    if (definition.kind !== 'ObjectTypeDefinition' || definition.name.value !== 'Area') continue;
    for (const { name, directives = [] } of definition.fields ?? []) {
      const policy = /"([a-z]+\.[A-Za-z]+)"/.exec(
        JSON.stringify(directives).match(/"value":"[a-z]+\.[A-Za-z]+"/)?.[0] ?? '',
      )?.[1];
      if (policy?.endsWith(`.${dataset}`)) return { field: name.value, policy };
    }
  }
  throw new Error(`No field of Area has a policy of ${dataset}.`);
}

/** A question that nobody signed. */
export const askUnsigned = (url: string, query: string): Promise<Response> =>
  post(url, JSON.stringify({ query }), {});

const post = (url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

function newRing(subgraph: string): KeyRing {
  const key = (use: SignatureUse) => ({
    id: `${subgraph}.${use}.test`,
    made: new Date().toISOString(),
    algorithm: 'hmac-sha256' as const,
    secret: randomBytes(32).toString('base64'),
  });
  return { subgraph, requests: [key('requests')], registry: [key('registry')] };
}
