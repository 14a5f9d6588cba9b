import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseList, serializeList } from 'structured-headers';
import { ownersText, readOwners } from '../../../schema/protocol/signature/permittedOwners.js';
import { permittedCaller } from '../../kit/guard/testKeys.js';

const owner = fc.stringMatching(/^[a-z][a-z0-9-]{1,20}$/);
const dataset = fc.stringMatching(/^(police|support)\.[a-z][A-Za-z]{0,12}$/);
const lists = fc
  .uniqueArray(fc.tuple(dataset, fc.uniqueArray(owner, { minLength: 1, maxLength: 5 })), {
    selector: ([name]) => name,
  })
  .map((entries) => new Map(entries.map(([name, owners]) => [name, new Set(owners)])));

const plain = (owners: ReadonlyMap<string, ReadonlySet<string>>) =>
  Object.fromEntries([...owners].map(([name, set]) => [name, [...set].sort()]));

describe('a list of permitted owners', () => {
  test('is read as it was written, and is one text however it was put together', () => {
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.nat()), (owners, order) => {
        const text = ownersText(owners);
        expect(plain(readOwners(text) ?? new Map())).toEqual(plain(owners));
        const shuffled = [...owners]
          .map((entry) => ({ entry, at: order.next().value }))
          .sort((one, other) => one.at - other.at)
          .map(({ entry: [name, set] }) => [name, new Set([...set].reverse())] as const);
        expect(ownersText(new Map(shuffled))).toBe(text);
      }),
    );
  });

  test('is a structured field that others can read', () => {
    fc.assert(
      fc.property(lists, (owners) => {
        const text = ownersText(owners);
        expect(serializeList(parseList(text))).toBe(text);
      }),
    );
    const [[owners = [], parameters] = []] = parseList('(a-demo b-demo);for="support.clients support.leave"');
    expect(parameters?.get('for')).toBe('support.clients support.leave');
    expect(Array.isArray(owners) ? owners.map(([name]) => String(name)) : []).toEqual(['a-demo', 'b-demo']);
  });

  test('names no dataset that nobody permits', () => {
    expect(ownersText(new Map([['support.clients', new Set<string>()]]))).toBe('()');
    expect(readOwners('()')).toEqual(new Map());
  });

  test.each([
    '',
    '*',
    '(a-demo)',
    '();for="support.clients"',
    '(a-demo);for=""',
    '(a-demo);for="clients"',
    '(b-demo a-demo);for="support.clients"',
    '(a-demo a-demo);for="support.clients"',
    '(a-demo);for="support.leave support.clients"',
    '(a-demo);for="support.clients",(b-demo);for="support.leave"',
    '(a-demo);for="support.clients", (a-demo);for="support.leave"',
    '(a-demo);for="support.clients", (b-demo);for="support.clients"',
    '(A-DEMO);for="support.clients"',
  ])('is nothing else: %s', (text) => {
    expect(readOwners(text)).toBeUndefined();
  });

  test('of every partner for every dataset is shorter than a header may be', () => {
    expect(ownersText(permittedCaller.owners).length).toBeLessThan(8_000);
  });
});
