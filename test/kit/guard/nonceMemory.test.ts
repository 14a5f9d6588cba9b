import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NonceMemory } from '../../../subgraphs/kit/guard/nonceMemory.js';

describe('the memory of nonces', () => {
  test('knows one until its signature has expired', () => {
    const memory = new NonceMemory(10);
    expect(memory.take('a', 130, 100)).toBe('new');
    expect(memory.take('a', 130, 129)).toBe('known');
    expect(memory.take('a', 145, 129)).toBe('known');
    expect(memory.take('a', 160, 130)).toBe('new');
  });

  test('takes no more than it has room for, and has room again when some have expired', () => {
    const memory = new NonceMemory(2);
    expect([memory.take('a', 110, 100), memory.take('b', 120, 100)]).toEqual(['new', 'new']);
    expect([memory.take('c', 130, 100), memory.take('a', 110, 100)]).toEqual(['full', 'known']);
    expect([memory.take('c', 130, 110), memory.take('d', 130, 110)]).toEqual(['new', 'full']);
  });

  test('never lets one through twice while it is valid, whatever comes between', () => {
    const step = fc.record({
      nonce: fc.constantFrom('a', 'b', 'c', 'd'),
      lives: fc.integer({ min: 1, max: 60 }),
      after: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const memory = new NonceMemory(1_000);
        const until = new Map<string, number>();
        let now = 1_000;
        for (const { nonce, lives, after } of steps) {
          now += after;
          const isKnown = (until.get(nonce) ?? 0) > now;
          expect(memory.take(nonce, now + lives, now)).toBe(isKnown ? 'known' : 'new');
          if (!isKnown) until.set(nonce, now + lives);
        }
      }),
    );
  });
});
