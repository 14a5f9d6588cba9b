import { describe, expect, test } from '@jest/globals';
import { canonicalHash, canonicalJson } from '../../schema/protocol/canonicalJson.js';
import { isSignedBy, privateKeyFrom, publicKeyText } from '../../schema/protocol/ownerKey.js';
import {
  type ReleaseDocument,
  releaseSchema,
  signatureFault,
  signedReleaseSchema,
  signRelease,
} from '../../schema/protocol/release.js';

const key = privateKeyFrom(Buffer.alloc(32, 1));
const publicKey = publicKeyText(key);

const release: ReleaseDocument = {
  id: 'merseyside-police-demo.crimes.2026-09-30',
  owners: ['merseyside-police-demo'],
  dataset: 'crimes',
  vintage: '2026-09-30',
  period: { from: '2022', to: '2023' },
  rule: 'TEN_FIVE',
  provenance: 'SYNTHETIC',
  caveats: ['Synthetic.'],
  breaks: [{ period: '2022-Q1', what: 'Something changed.' }],
  tables: [
    {
      name: 'FORCE_YEAR',
      status: 'COMPLETE',
      cells: [
        { area: 'E23000004', period: '2022', dimensions: {}, value: 25, status: 'RELEASED' },
        { area: 'E23000004', period: '2023', dimensions: {}, value: null, status: 'WITHHELD' },
      ],
    },
  ],
};
const signed = signRelease(release, key);

/** The release with one part of its first cell changed. */
function withCell(change: object): ReleaseDocument {
  const [table] = release.tables;
  const [cell, ...others] = table?.cells ?? [];
  return releaseSchema.parse({
    ...release,
    tables: [{ ...table, cells: [{ ...cell, ...change }, ...others] }],
  });
}

describe('a signed release', () => {
  test('carries the hash of its canonical form and a signature that says what it signs', () => {
    expect(signed).toEqual({ release, sha256: canonicalHash(release), signature: signed.signature });
    const text = canonicalJson({ concordat: 'release', sha256: signed.sha256 });
    expect(isSignedBy(text, signed.signature, publicKey)).toBe(true);
    expect(isSignedBy(signed.sha256, signed.signature, publicKey)).toBe(false);
  });

  test('holds after a journey as JSON, in whatever order its keys arrive', () => {
    const turned = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(release))).reverse());
    const arrived = signedReleaseSchema.parse({ ...signed, release: turned });
    expect(signatureFault(arrived, publicKey)).toBeUndefined();
  });

  test.each([
    ['value', { value: 30 }],
    ['value hidden', { value: null, status: 'WITHHELD' }],
    ['status', { status: 'NOT_COLLECTED' }],
    ['area', { area: 'E23000005' }],
    ['period', { period: '2021' }],
    ['code', { dimensions: { sex: 'ALL' } }],
    ['note', { note: 'Provisional.' }],
  ])('with another %s in a cell fails on its hash', (_, change) => {
    expect(signatureFault({ ...signed, release: withCell(change) }, publicKey)).toBe('HASH');
  });

  test.each([
    ['owner', { owners: ['city-of-london-police-demo'] }],
    ['caveats', { caveats: [] }],
    ['vintage', { vintage: '2026-10-01' }],
    ['provenance', { provenance: 'PARTNER' as const }],
  ])('with other %s fails on its hash', (_, change) => {
    expect(signatureFault({ ...signed, release: { ...release, ...change } }, publicKey)).toBe('HASH');
  });

  test('changed and hashed anew fails on its signature', () => {
    const other = withCell({ value: 30 });
    expect(signatureFault({ ...signed, release: other, sha256: canonicalHash(other) }, publicKey)).toBe(
      'SIGNATURE',
    );
  });

  test('does not pass under another key, or with a signature from another', () => {
    const thief = privateKeyFrom(Buffer.alloc(32, 2));
    expect(signatureFault(signed, publicKeyText(thief))).toBe('SIGNATURE');
    expect(signatureFault(signRelease(release, thief), publicKey)).toBe('SIGNATURE');
    expect(signatureFault({ ...signed, signature: '' }, publicKey)).toBe('SIGNATURE');
  });
});

describe('the shape of a release', () => {
  const cell = { area: 'E23000004', period: '2022', dimensions: {}, value: 25, status: 'RELEASED' };
  const withTable = (table: object) => ({ ...release, tables: [{ ...release.tables[0], ...table }] });

  test('takes what the protocol says', () => {
    expect(releaseSchema.parse(release)).toEqual(release);
  });

  test.each([
    ['a field nobody knows', { ...release, rows: [] }, ['']],
    ['no owner', { ...release, owners: [] }, ['owners']],
    ['one owner twice', { ...release, owners: ['a', 'a'] }, ['owners']],
    ['an id that could be a path', { ...release, id: '../x' }, ['id']],
    ['an id with a hash', { ...release, id: 'merseyside#crimes' }, ['id']],
    ['a day that no calendar has', { ...release, vintage: '2026-02-30' }, ['vintage']],
    ['a rule of its own', { ...release, rule: 'EXACT' }, ['rule']],
    ['an unknown provenance', { ...release, provenance: 'OTHER' }, ['provenance']],
    ['an unknown status', withTable({ cells: [{ ...cell, status: 'ZERO' }] }), ['tables.0.cells.0.status']],
    ['a negative value', withTable({ cells: [{ ...cell, value: -5 }] }), ['tables.0.cells.0.value']],
    ['a fraction', withTable({ cells: [{ ...cell, value: 10.5 }] }), ['tables.0.cells.0.value']],
    [
      'a value beyond what a database holds',
      withTable({ cells: [{ ...cell, value: 2 ** 31 }] }),
      ['tables.0.cells.0.value'],
    ],
    ['a value as text', withTable({ cells: [{ ...cell, value: '25' }] }), ['tables.0.cells.0.value']],
    [
      'a cell with a count beside its value',
      withTable({ cells: [{ ...cell, count: 7 }] }),
      ['tables.0.cells.0'],
    ],
    [
      'a code that is no text',
      withTable({ cells: [{ ...cell, dimensions: { age: 1 } }] }),
      ['tables.0.cells.0.dimensions.age'],
    ],
    ['a text with a null byte', withTable({ note: 'a\u0000b' }), ['tables.0.note']],
    ['half a character', withTable({ cells: [{ ...cell, area: '\ud800' }] }), ['tables.0.cells.0.area']],
  ])('refuses %s', (_, document, paths) => {
    const parsed = releaseSchema.safeParse(document);
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(paths);
  });

  test.each(['', 'abc', 'A'.repeat(64)])('refuses the hash %j', (sha256) => {
    expect(
      signedReleaseSchema.safeParse({ ...signed, sha256 }).error?.issues.map(({ path }) => path),
    ).toEqual([['sha256']]);
  });
});
