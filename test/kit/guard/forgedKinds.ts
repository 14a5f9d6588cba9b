import { gzipSync } from 'node:zlib';
import { contentDigest } from '../../../schema/protocol/signature/contentDigest.js';
import { signingKeyOf } from '../../../schema/protocol/signature/keyRing.js';
import { hmacKey } from '../../../schema/protocol/signature/requestKey.js';
import type { RefusalCode } from '../../../subgraphs/kit/guard/refusals.js';
import { entities, type GuardedWorld, question, service } from './guardedWorld.js';
import { edited, headerOf, type SentRequest, withAlso, withHeader } from './sentRequest.js';

/** What forging needs of a guarded service. */
export type ForgingWorld = Pick<GuardedWorld, 'sign' | 'keys' | 'ring' | 'url' | 'pass'>;

/** A way to ask that isn't the hub's, and what the guard calls it. */
export interface ForgedKind {
  readonly name: string;
  readonly code: RefusalCode;
  /** The request and, where it needs one, what comes before it. */
  readonly forge: (world: ForgingWorld) => SentRequest | Promise<SentRequest>;
  /** What is asked; the control asks the same. */
  readonly body?: string;
}

const unsigned = (sent: SentRequest) =>
  withHeader(withHeader(sent, 'signature', undefined), 'signature-input', undefined);

const stranger = hmacKey('support.requests.0123456789ab', Buffer.alloc(32, 1));
const guessed = ({ ring }: ForgingWorld) => hmacKey(ring.requests[0]?.id ?? '', Buffer.alloc(32, 1));

const ofKeys: readonly ForgedKind[] = [
  { name: 'unsigned', code: 'REQUEST_NOT_SIGNED', forge: ({ sign }) => unsigned(sign()) },
  {
    name: '_entities unsigned',
    code: 'REQUEST_NOT_SIGNED',
    body: entities,
    forge: ({ sign }) => unsigned(sign({ body: entities })),
  },
  {
    name: '_service unsigned',
    code: 'REQUEST_NOT_SIGNED',
    forge: ({ sign }) => unsigned(sign({ body: service })),
  },
  {
    name: 'signed with a key that nobody has',
    code: 'SIGNATURE_INVALID',
    forge: ({ sign }) => sign({ key: stranger }),
  },
  {
    name: "signed with another secret under a known key's id",
    code: 'SIGNATURE_INVALID',
    forge: (world) => world.sign({ key: guessed(world) }),
  },
  {
    name: "another subgraph's, key and all",
    code: 'SIGNATURE_INVALID',
    forge: ({ sign, keys, url }) =>
      sign({
        key: present(signingKeyOf(keys.ring('police'), 'requests')),
        signedUrl: url.replace('/support', '/police'),
      }),
  },
  {
    name: "for another subgraph's address",
    code: 'SIGNATURE_INVALID',
    forge: ({ sign, url }) => sign({ signedUrl: url.replace('/support', '/police') }),
  },
  {
    name: 'for another host',
    code: 'SIGNATURE_INVALID',
    forge: ({ sign }) => sign({ signedUrl: 'http://10.0.0.1/support' }),
  },
  {
    name: 'for another scheme',
    code: 'SIGNATURE_INVALID',
    forge: ({ sign, url }) => sign({ signedUrl: url.replace('http:', 'https:') }),
  },
  {
    name: 'of an algorithm that is none',
    code: 'SIGNATURE_MALFORMED',
    forge: ({ sign }) => edited(sign(), 'signature-input', (text) => text.replace('hmac-sha256', 'none')),
  },
  {
    name: 'of another algorithm than its key',
    code: 'SIGNATURE_INVALID',
    forge: ({ sign }) => edited(sign(), 'signature-input', (text) => text.replace('hmac-sha256', 'ed25519')),
  },
  {
    name: 'of a key for something else',
    code: 'SIGNATURE_INVALID',
    forge: ({ sign, ring }) => sign({ use: 'requests', key: present(signingKeyOf(ring, 'registry')) }),
  },
  {
    name: 'with an unknown tag',
    code: 'SIGNATURE_INVALID',
    forge: ({ sign }) =>
      edited(sign(), 'signature-input', (text) => text.replace('concordat-request"', 'concordat-anything"')),
  },
];

const ofTime: readonly ForgedKind[] = [
  { name: 'expired', code: 'SIGNATURE_EXPIRED', forge: ({ sign }) => sign({ createdIn: -31 }) },
  {
    name: 'expiring in this second',
    code: 'SIGNATURE_EXPIRED',
    forge: ({ sign }) => sign({ createdIn: -30 }),
  },
  {
    name: 'expired before it was made',
    code: 'SIGNATURE_EXPIRED',
    forge: ({ sign }) => sign({ validSeconds: -1 }),
  },
  { name: 'from the future', code: 'SIGNATURE_NOT_YET_VALID', forge: ({ sign }) => sign({ createdIn: 6 }) },
  {
    name: 'valid longer than a minute',
    code: 'SIGNATURE_TOO_LONG',
    forge: ({ sign }) => sign({ validSeconds: 61 }),
  },
  {
    name: 'outlived by its body',
    code: 'SIGNATURE_EXPIRED',
    forge: ({ sign, pass }) => ({ ...sign(), beforeEnd: async () => pass(31) }),
  },
];

const ofContent: readonly ForgedKind[] = [
  {
    name: 'sent before',
    code: 'NONCE_REPLAYED',
    forge: async ({ sign }) => {
      const sent = sign();
      const { send } = await import('./sentRequest.js');
      const { status } = await send(sent);
      if (status !== 200) throw new Error('The first time is right.');
      return sent;
    },
  },
  { name: 'with another body', code: 'BODY_CHANGED', forge: ({ sign }) => ({ ...sign(), body: entities }) },
  {
    name: 'with a space more in its body',
    code: 'BODY_CHANGED',
    forge: ({ sign }) => ({ ...sign(), body: `${question} ` }),
  },
  {
    name: 'with another body and its digest',
    code: 'SIGNATURE_INVALID',
    forge: ({ sign }) => ({
      ...withHeader(sign(), 'content-digest', contentDigest(entities)),
      body: entities,
    }),
  },
  { name: 'without a body', code: 'BODY_CHANGED', forge: ({ sign }) => ({ ...sign(), body: '' }) },
  {
    name: 'for another organisation',
    code: 'SIGNATURE_INVALID',
    forge: ({ sign }) => withHeader(sign(), 'concordat-organisation', 'home-office'),
  },
  {
    name: 'for another purpose',
    code: 'SIGNATURE_INVALID',
    forge: ({ sign }) => withHeader(sign(), 'concordat-purpose', 'service-planning'),
  },
  {
    name: 'under another request',
    code: 'SIGNATURE_INVALID',
    forge: ({ sign }) => withHeader(sign(), 'concordat-request-id', 'other'),
  },
  {
    name: 'with an owner more',
    code: 'SIGNATURE_INVALID',
    forge: ({ sign }) => edited(sign(), 'concordat-owners', (text) => text.replace('(', '(a-charity-demo ')),
  },
  {
    name: 'with a list that names no owners, signed',
    code: 'OWNERS_MALFORMED',
    forge: ({ sign }) => sign({ owners: 'everybody' }),
  },
  {
    name: 'with a list in another order, signed',
    code: 'OWNERS_MALFORMED',
    forge: ({ sign }) => sign({ owners: '(b-demo a-demo);for="support.clients"' }),
  },
];

const ofHeaders: readonly ForgedKind[] = [
  ...[
    'content-digest',
    'concordat-request-id',
    'concordat-organisation',
    'concordat-purpose',
    'concordat-owners',
    'signature',
    'signature-input',
  ].map(
    (header): ForgedKind => ({
      name: `without ${header}`,
      code: 'SIGNATURE_MALFORMED',
      forge: ({ sign }) => withHeader(sign(), header, undefined),
    }),
  ),
  ...[
    'content-digest',
    'concordat-organisation',
    'concordat-purpose',
    'concordat-owners',
    'signature',
    'signature-input',
  ].map(
    (header): ForgedKind => ({
      name: `with ${header} twice`,
      code: 'SIGNATURE_MALFORMED',
      forge: ({ sign }) => {
        const sent = sign();
        return withAlso(sent, header, headerOf(sent, header));
      },
    }),
  ),
  {
    name: 'with two signatures',
    code: 'SIGNATURE_MALFORMED',
    forge: ({ sign }) => {
      const [sent, other] = [sign(), sign({ key: stranger })];
      const both = (name: string) =>
        edited(sent, name, (text) => `${text}, ${headerOf(other, name).replace('concordat=', 'other=')}`);
      return withHeader(
        both('signature'),
        'signature-input',
        headerOf(both('signature-input'), 'signature-input'),
      );
    },
  },
  {
    name: 'with fewer components covered',
    code: 'SIGNATURE_MALFORMED',
    forge: ({ sign }) => edited(sign(), 'signature-input', (text) => text.replace(' "concordat-owners"', '')),
  },
  {
    name: 'without a nonce',
    code: 'SIGNATURE_MALFORMED',
    forge: ({ sign }) => edited(sign(), 'signature-input', (text) => text.replace(/nonce="[^"]*";/, '')),
  },
  {
    name: 'with another nonce',
    code: 'SIGNATURE_INVALID',
    forge: ({ sign }) => edited(sign(), 'signature-input', (text) => text.replace(/nonce="./, 'nonce="_')),
  },
  {
    name: 'without an end',
    code: 'SIGNATURE_MALFORMED',
    forge: ({ sign }) => edited(sign(), 'signature-input', (text) => text.replace(/expires=\d+;/, '')),
  },
  {
    name: 'with half a signature',
    code: 'SIGNATURE_MALFORMED',
    forge: ({ sign }) => edited(sign(), 'signature', (text) => `${text.slice(0, 32)}:`),
  },
  {
    name: 'with an empty signature',
    code: 'SIGNATURE_MALFORMED',
    forge: ({ sign }) => withHeader(sign(), 'signature', 'concordat=::'),
  },
];

const ofShape: readonly ForgedKind[] = [
  { name: 'by GET', code: 'METHOD_NOT_ALLOWED', forge: ({ sign }) => ({ ...sign(), method: 'GET' }) },
  {
    name: 'by GET with the question in the address',
    code: 'NOT_FOUND',
    forge: ({ sign }) => ({
      ...sign(),
      method: 'GET',
      path: `/support?query=${encodeURIComponent('{ shelters { id } }')}`,
    }),
  },
  { name: 'by PUT', code: 'METHOD_NOT_ALLOWED', forge: ({ sign }) => ({ ...sign(), method: 'PUT' }) },
  {
    name: 'with something after the path',
    code: 'NOT_FOUND',
    forge: ({ sign }) => ({ ...sign(), path: '/support?' }),
  },
  {
    name: 'as plain text',
    code: 'BODY_NOT_JSON',
    forge: ({ sign }) => withHeader(sign(), 'content-type', 'text/plain'),
  },
  {
    name: 'as a form',
    code: 'BODY_NOT_JSON',
    forge: ({ sign }) => withHeader(sign(), 'content-type', 'application/x-www-form-urlencoded'),
  },
  {
    name: 'in another charset',
    code: 'BODY_NOT_JSON',
    forge: ({ sign }) => withHeader(sign(), 'content-type', 'application/json; charset=utf-7'),
  },
  {
    name: 'compressed',
    code: 'BODY_NOT_JSON',
    forge: ({ sign }) => withHeader(sign({ body: gzipSync(question) }), 'content-encoding', 'gzip'),
  },
  {
    name: 'in bytes that are no UTF-8, signed',
    code: 'BODY_NOT_JSON',
    forge: ({ sign }) => sign({ body: Buffer.from([0x7b, 0xff, 0x7d]) }),
  },
  {
    name: 'too large, signed',
    code: 'BODY_TOO_LARGE',
    forge: ({ sign }) => sign({ body: 'x'.repeat(2_000_001) }),
  },
  {
    name: 'too large and silent about it, signed',
    code: 'BODY_TOO_LARGE',
    forge: ({ sign }) => ({ ...sign({ body: 'x'.repeat(2_000_001) }), isChunked: true }),
  },
];

const asked = (query: string) => JSON.stringify({ query });

const ofQuestions: readonly ForgedKind[] = [
  ...[
    ['_service for a client', '{ _service { sdl } }'],
    ['_service under an alias', '{ s: _service { sdl } }'],
    ['_service beside data', '{ shelters { id } _service { sdl } }'],
    ['_service in a fragment', '{ ...s } fragment s on Query { _service { sdl } }'],
    ['_service in an inline fragment', '{ ... on Query { _service { sdl } } }'],
    ['_service in a document of many words', `{ ${'shelters { id } '.repeat(40)} _service { sdl } }`],
  ].map(
    ([name = '', query = '']): ForgedKind => ({
      name,
      code: 'SERVICE_NOT_PERMITTED',
      forge: ({ sign }) => sign({ body: asked(query) }),
    }),
  ),
  ...[
    ['data for the registry', '{ shelters { id } }'],
    ['_service and data for the registry', '{ _service { sdl } shelters { id } }'],
    ['a fragment for the registry', '{ _service { sdl } ...f } fragment f on Query { shelters { id } }'],
  ].map(
    ([name = '', query = '']): ForgedKind => ({
      name,
      code: 'SERVICE_NOT_PERMITTED',
      forge: ({ sign }) => sign({ use: 'registry', body: asked(query) }),
    }),
  ),
  {
    name: '_entities for the registry',
    code: 'SERVICE_NOT_PERMITTED',
    forge: ({ sign }) => sign({ use: 'registry', body: entities }),
  },
];

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('Expected a key.');
  return value;
}

export const forgedKinds = [...ofKeys, ...ofTime, ...ofContent, ...ofHeaders, ...ofShape, ...ofQuestions];
