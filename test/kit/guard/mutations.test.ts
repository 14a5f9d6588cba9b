import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { signedHeaders } from '../../../schema/protocol/signature/requestProfile.js';
import { type GuardedWorld, guardedWorld } from './guardedWorld.js';
import { headerOf, type SentRequest, send, withAlso, withHeader } from './sentRequest.js';

let world: GuardedWorld;

beforeAll(async () => {
  world = await guardedWorld();
});
afterAll(() => world.close());

const covered = [...signedHeaders, 'signature', 'signature-input'] as const;
const header = fc.constantFrom(...covered);
/** What may stand in a header at all: Node sends nothing else. */
const visible = fc.stringMatching(/^[\x21-\x7e]{1,3}$/);
const share = fc.double({ min: 0, max: 0.999, noNaN: true });

type Mutation = (sent: SentRequest) => SentRequest;

const replaced = fc.tuple(header, share, visible).map(
  ([name, at, text]): Mutation =>
    (sent) => {
      const value = headerOf(sent, name);
      const from = Math.floor(at * value.length);
      return withHeader(sent, name, `${value.slice(0, from)}${text}${value.slice(from + text.length)}`);
    },
);
const inserted = fc.tuple(header, share, visible).map(
  ([name, at, text]): Mutation =>
    (sent) => {
      const value = headerOf(sent, name);
      const from = Math.floor(at * value.length);
      return withHeader(sent, name, `${value.slice(0, from)}${text}${value.slice(from)}`);
    },
);
const cut = fc.tuple(header, share, fc.integer({ min: 1, max: 9 })).map(
  ([name, at, length]): Mutation =>
    (sent) => {
      const value = headerOf(sent, name);
      const from = Math.floor(at * value.length);
      return withHeader(sent, name, `${value.slice(0, from)}${value.slice(from + length)}` || undefined);
    },
);
const doubled = fc.tuple(header, visible).map(
  ([name, text]): Mutation =>
    (sent) =>
      withAlso(sent, name, text),
);
const swapped = fc.tuple(header, header).map(
  ([one, other]): Mutation =>
    (sent) =>
      withHeader(withHeader(sent, one, headerOf(sent, other)), other, headerOf(sent, one)),
);
const otherBody = fc.tuple(share, fc.integer({ min: 1, max: 255 })).map(
  ([at, flip]): Mutation =>
    (sent) => {
      const body = Buffer.from(sent.body);
      const index = Math.floor(at * body.length);
      body[index] = (body[index] ?? 0) ^ flip;
      return { ...sent, body };
    },
);

const isSame = (one: SentRequest, other: SentRequest) =>
  Buffer.from(one.body).equals(Buffer.from(other.body)) &&
  covered.every((name) => {
    const all = ({ headers }: SentRequest) =>
      headers.filter(([known]) => known === name).map(([, value]) => value);
    return JSON.stringify(all(one)) === JSON.stringify(all(other));
  });

/** The bits of base64 that stand for nothing: another text, the same signature. The nonce is used up all the same. */
const isSameSignature = (one: SentRequest, other: SentRequest) => {
  const bytes = (sent: SentRequest) => /^concordat=:([^:]*=):$/.exec(headerOf(sent, 'signature'))?.[1];
  const [own, mutated] = [bytes(one), bytes(other)];
  const isEqual = own && mutated && Buffer.from(own, 'base64').equals(Buffer.from(mutated, 'base64'));
  return Boolean(isEqual) && isSame(withHeader(one, 'signature', ''), withHeader(other, 'signature', ''));
};

test('whatever is changed in what a signature covers, or in it, no resolver runs', async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(replaced, inserted, cut, doubled, swapped, otherBody), async (mutate) => {
      const sent = world.sign();
      const mutated = mutate(sent);
      fc.pre(!isSame(sent, mutated) && !isSameSignature(sent, mutated));
      const ran = world.runs();
      const { status } = await send(mutated);
      expect([status, world.runs() - ran]).toEqual([401, 0]);
      tried += 1;
    }),
    { numRuns: 400 },
  );
  expect(tried).toBe(400);
  expect(world.errors).toEqual([]);
});
