import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AgreementBook } from '../../../gateway/access/agreements/agreementBook.js';
import { partnersDatasets, permissionsOf } from '../../../gateway/access/agreements/permissionsOf.js';
import { withinFirewall } from '../../../gateway/access/firewall.js';
import type { Requester } from '../../../gateway/access/requester.js';
import { anonymous } from '../../../gateway/access/requester.js';
import { loadCatalogue } from '../../../schema/datasets/catalogue.js';
import { testAnalyst } from '../testAnalyst.js';
import { evidence, gla, kent, madeAgreement, madeBook } from './madeAgreement.js';

const datasets = partnersDatasets(loadCatalogue());
const kentPolice = 'Kent Police (demo)';
const noon = new Date('2026-06-01T12:00:00Z');

const decide = (
  book: AgreementBook,
  { requester = testAnalyst, now = noon }: { requester?: Requester; now?: Date } = {},
) => permissionsOf(requester, { book, datasets }, now);

const owns = (book: AgreementBook, dataset: string, asked: Parameters<typeof decide>[1] = {}) => [
  ...(decide(book, asked).owners.get(dataset) ?? []),
];

describe('an owner permits what an agreement in force names', () => {
  test('every dataset of its sector, to the organisation and for the purpose', () => {
    const { owners, policies, agreementsOn } = decide(madeBook([madeAgreement()]));
    expect(owners.get('police.crimes')).toEqual(new Set([kent]));
    expect([...policies]).toEqual(datasets.filter((name) => name.startsWith('police.')));
    expect(agreementsOn(['police.crimes', 'support.clients'])).toEqual([`${kent}.test`]);
  });

  test('the named datasets and no other', () => {
    const book = madeBook([madeAgreement({ datasets: ['police.crimes'] })]);
    expect([owns(book, 'police.crimes'), owns(book, 'police.suspects')]).toEqual([[kent], []]);
  });

  test.each([
    ['2025-12-31T23:59:59.999Z', []],
    ['2026-01-01T00:00:00.000Z', [kent]],
    ['2026-12-31T23:59:59.999Z', [kent]],
    ['2027-01-01T00:00:00.000Z', []],
  ])('from its first day to its last: at %s %j', (now, expected) => {
    expect(owns(madeBook([madeAgreement()]), 'police.crimes', { now: new Date(now) })).toEqual(expected);
  });

  test('until it is revoked, or its owner, has stopped', () => {
    const all = [madeAgreement()];
    const revoked = new Map([[`${kent}.test`, '2026-05-01T00:00:00Z']]);
    expect(owns(madeBook(all, { revoked }), 'police.crimes')).toEqual([]);
    expect(owns(madeBook(all, { stopped: new Set([kent]) }), 'police.crimes')).toEqual([]);
  });

  test('and nothing of another sector, whatever it signs', () => {
    const book = madeBook([madeAgreement({ datasets: ['support.clients', 'police.*'] })]);
    expect(owns(book, 'support.clients')).toEqual([]);
  });
});

test.each<[string, Partial<Requester>]>([
  ['another organisation', { organisation: 'essex-police-demo' }],
  ['no organisation', { organisation: undefined }],
  ['another purpose', { purpose: 'board-reporting' }],
  ['no purpose', { purpose: undefined }],
  ['the Home Office', withinFirewall({ ...testAnalyst, organisation: 'home-office' })],
  ['nobody', anonymous],
])('%s gets nothing', (_, change) => {
  const { owners, policies } = decide(madeBook([madeAgreement()]), {
    requester: { ...testAnalyst, ...change },
  });
  expect([owners.size, policies.size]).toEqual([0, 0]);
});

describe('a refusal says what stands between and what would change it', () => {
  const refusal = (book: AgreementBook, now = noon) =>
    decide(book, { now }).whyNotOwner(kent, 'police.crimes');
  const lacking = `No agreement in force between ${kentPolice} and ${gla} covers police.crimes for the purpose ${evidence}.`;
  const would = `An agreement that ${kentPolice} signs would permit it. What other owners permit stands.`;
  const inForce = (remedy: string) => ({
    message: lacking,
    extensions: { code: 'AGREEMENT_NOT_IN_FORCE', owner: kentPolice, dataset: 'police.crimes', remedy },
  });

  test('where there is none', () => {
    expect(refusal(madeBook([]))).toEqual(inForce(would));
    expect(refusal(madeBook([madeAgreement({ datasets: ['police.orders'] })]))).toEqual(inForce(would));
  });

  test('where it is over, not yet, revoked, or everything is stopped', () => {
    const all = [madeAgreement()];
    const over = refusal(madeBook(all), new Date('2027-02-01T00:00:00Z'));
    expect(over).toEqual(inForce(`The agreement ${kent}.test ended on 2026-12-31. ${would}`));
    const early = refusal(madeBook(all), new Date('2025-02-01T00:00:00Z'));
    expect(early).toEqual(inForce(`The agreement ${kent}.test begins on 2026-01-01. ${would}`));
    const revoked = refusal(madeBook(all, { revoked: new Map([[`${kent}.test`, '2026-05-01T10:00:00Z']]) }));
    expect(revoked).toEqual(inForce(`The agreement ${kent}.test was revoked on 2026-05-01. ${would}`));
    const stopped = refusal(madeBook(all, { stopped: new Set([kent]) }));
    expect(stopped).toEqual(inForce(`${kentPolice} has stopped everything of its own for now.`));
  });

  test('where it is for other purposes', () => {
    expect(refusal(madeBook([madeAgreement({ purposes: ['board-reporting'] })]))).toEqual({
      message: `${kentPolice} permits police.crimes to ${gla} for board-reporting, not for ${evidence}.`,
      extensions: {
        code: 'PURPOSE_NOT_PERMITTED',
        owner: kentPolice,
        dataset: 'police.crimes',
        remedy: `An agreement that ${kentPolice} signs for ${evidence} would permit it. What other owners permit stands.`,
      },
    });
  });

  test('where nobody at all permits a dataset', () => {
    const whyNot = (book: AgreementBook, change: Partial<Requester> = {}) =>
      decide(book, { requester: { ...testAnalyst, ...change } }).whyNot('police.crimes');
    expect(whyNot(madeBook([]))).toBe(
      `No agreement in force between a partner of police and ${gla} covers police.crimes for the purpose ${evidence}. An agreement that an owner signs would permit it.`,
    );
    expect(whyNot(madeBook([madeAgreement({ purposes: ['board-reporting'] })]))).toContain(
      'Agreements cover it for board-reporting.',
    );
    expect(whyNot(madeBook([]), { purpose: undefined })).toContain(
      'state one in the header concordat-purpose',
    );
    expect(whyNot(madeBook([]), anonymous)).toContain('ask with a token or a key');
  });
});

test('fingerprints are equal exactly where the same may be seen by the same requester', () => {
  const change = fc.record({
    datasets: fc.constantFrom<string[]>(['police.*'], ['police.crimes'], ['police.crimes', 'police.orders']),
    purposes: fc.constantFrom<string[]>([evidence], ['board-reporting']),
    to: fc.constantFrom('2026-12-31', '2026-07-31', '2026-06-30'),
  });
  const seen = (book: AgreementBook) => {
    const { owners, fingerprint } = decide(book);
    return { fingerprint, owners: JSON.stringify([...owners].map(([name, ids]) => [name, [...ids].sort()])) };
  };
  fc.assert(
    fc.property(change, change, (one, other) => {
      const [first, second] = [one, other].map((terms) => seen(madeBook([madeAgreement(terms)])));
      expect(first?.fingerprint === second?.fingerprint).toBe(first?.owners === second?.owners);
    }),
    { numRuns: 60 },
  );
});
