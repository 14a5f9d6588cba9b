import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Agreement, agreementSchema } from '../../../schema/agreements/agreement.js';
import { loadAgreements, parseAgreements } from '../../../schema/agreements/loadAgreements.js';
import { agreementFault, signAgreement } from '../../../schema/agreements/signedAgreement.js';
import { loadPartners } from '../../../schema/partners/partners.js';
import { demonstrationKey } from '../../../scripts/demonstration/demonstrationKey.js';
import { agreementFiles } from '../../../scripts/generate/shippedAgreements.js';
import { kent, madeAgreement } from './madeAgreement.js';

const folder = new URL('../../../schema/agreements/demonstration/', import.meta.url);

describe('the agreements that ship', () => {
  test('are what `npm run generate` makes', () => {
    const committed = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]);
    expect(committed.sort()).toEqual([...agreementFiles()].sort());
  });

  test("are each signed by their owner's key, and say that they are a demonstration", () => {
    const keys = new Map(loadPartners().map(({ id, publicKey = '' }) => [id, publicKey]));
    for (const signed of loadAgreements()) {
      expect(agreementFault(signed, keys.get(signed.agreement.owner) ?? '')).toBeUndefined();
      expect(signed.agreement.title).toMatch(/^DEMONSTRATION\./);
    }
  });

  test('leave no demonstration partner out, and name nobody behind the firewall', () => {
    const all = loadAgreements().map(({ agreement }) => agreement);
    const owners = loadPartners().filter(({ demonstration }) => demonstration);
    expect(new Set(all.map(({ owner }) => owner))).toEqual(new Set(owners.map(({ id }) => id)));
    expect(all.flatMap(({ organisations }) => organisations).filter((id) => !id.endsWith('-demo'))).toEqual(
      [],
    );
  });
});

const faultOf = (change: Partial<Agreement>): string =>
  agreementSchema
    .safeParse({ ...madeAgreement(), ...change })
    .error?.issues.map(({ message }) => message)
    .join() ?? '';

test.each<[string, Partial<Agreement>, string]>([
  ["another owner's id", { id: 'essex-police-demo.test' }, 'The id begins with kent-police-demo'],
  ['no operator among its parties', { hub: { operator: 'stranger', hosting: 'x' } }, 'as processor'],
  ['no place of hosting', { hub: { operator: 'operator-demo', hosting: '' } }, 'Too small'],
  ['a stranger who may ask', { organisations: ['stranger'] }, 'Who may ask is a party: stranger.'],
  ['a purpose of immigration enforcement', { purposes: ['immigration-checks'] }, 'under any name'],
  ['an end before its beginning', { to: '2025-01-01' }, 'It ends after it begins.'],
  ['a review after its end', { review: '2027-01-01' }, 'It is reviewed while it is in force.'],
  ['police data without Part 3', { lawfulBasis: ['ARTICLE_6_1_E'] }, 'PART_3_SECTION_36_4'],
  ['no basis in Article 6', { lawfulBasis: ['PART_3_SECTION_36_4'] }, 'Article 6'],
  ['no purpose', { purposes: [] }, 'Too small'],
  ['a dataset of no sector', { datasets: ['*'] }, 'Invalid string'],
])('an agreement with %s is none', (_, change, fault) => {
  expect(faultOf(change)).toContain(fault);
});

test('any change of a signed agreement is found', () => {
  const signed = signAgreement(madeAgreement(), demonstrationKey(kent));
  const key = loadPartners().find(({ id }) => id === kent)?.publicKey ?? '';
  const longer = { ...signed.agreement, to: '2099-12-31' };
  expect(agreementFault(signed, key)).toBeUndefined();
  expect(agreementFault({ ...signed, agreement: longer }, key)).toBe('HASH');
  expect(agreementFault(signAgreement(longer, demonstrationKey('essex-police-demo')), key)).toBe('SIGNATURE');
  expect(() => parseAgreements('{', 'x.json')).toThrow(/x\.json: text that isn't JSON/);
});
