import { describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import { jointPackClient } from '../../gateway/pack/index.js';
import { otherReceipt, receiptFault } from '../../gateway/pack/proof/receipt.js';
import { fetchAs } from '../../scripts/identity/askAs.js';
import { httpAsk } from '../../scripts/pack/httpAsk.js';
import { hashOf, london, madeManifest, manchester, printed } from '../pack/joint/madePack.js';
import type { AskedAs } from './demonstrationHeaders.js';
import { testHub } from './testHub.js';

const { url, headers } = testHub();
const clientOf = async (asked?: AskedAs) =>
  jointPackClient(httpAsk(url, fetchAs({ headers: asked ? await headers(asked) : {}, said: '' }, fetch)));
const mayors = await clientOf({ as: 'policy' });
const gla = await clientOf({ as: 'policy', organisation: 'gla-signs-demo' });
const gmca = await clientOf({ as: 'policy', organisation: 'gmca-signs-demo' });
const met = await clientOf({ as: 'publisher' });
const nobody = await clientOf();

const release = 'metropolitan-police-demo.crimes.2026-09-30';
/** To the letter as `manifest.json` has it, for a pack of this test alone. */
const textOf = (name: string, over: Parameters<typeof madeManifest>[0] = {}) => {
  const asks = { '6a': hashOf(`${name} 6a`), '6b': hashOf('6b') };
  return `${canonicalize(madeManifest({ releases: [release], asks, ...over }))}\n`;
};
const positions = (signatory: string, region?: string) => ({
  signatory,
  region,
  reserved: new Map<string, string>(),
  abstained: new Set<string>(),
});
const refusal = async (step: Promise<unknown>) =>
  step.then(
    () => 'it was done',
    (error: { readonly found?: string; readonly message: string }) => error.message,
  );

describe('two organisations release a pack', () => {
  const draft = textOf('draft');
  let final: string;

  test('that the hub receipts by its hash', async () => {
    const receipt = await mayors.register(draft);
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(receipt.registeredBy).toBe('metro-mayors-evidence-team-demo');
    expect(receiptFault(bytes(JSON.stringify(receipt)), bytes(draft))).toBeUndefined();
    expect(receiptFault(bytes(JSON.stringify(receipt)), bytes(textOf('other')))).toMatch(/another pack/);
    const later = { ...receipt, auditEntry: '0' };
    expect(receiptFault(bytes(JSON.stringify(later)), bytes(draft))).toMatch(/signature does not hold/);
    expect(await mayors.register(draft)).toEqual(receipt);
    const { receipt: given } = await mayors.standing(draft);
    expect(otherReceipt(bytes(canonicalize(receipt) ?? ''), given)).toBeUndefined();
    expect(otherReceipt(bytes(canonicalize(later) ?? ''), given)).toMatch(/gives another receipt/);
    expect(otherReceipt(bytes(canonicalize(receipt) ?? ''), undefined)).toMatch(/gives no receipt/);
  });

  test('that they signed, each ask by itself', async () => {
    await gla.sign(draft, { ...positions('Mayor of London', london), abstained: new Set(['6b']) });
    const reserved = new Map([['6b', 'Not without safe places.']]);
    const { endorsements, missing } = await gmca.sign(draft, {
      ...positions('Mayor of Greater Manchester', manchester),
      reserved,
    });
    expect(
      endorsements.map(({ signatory, positions: on }) => [signatory, ...on.map((one) => one.position)]),
    ).toEqual([
      ['Mayor of London', 'SUPPORT', 'ABSTAIN'],
      ['Mayor of Greater Manchester', 'SUPPORT', 'RESERVATION'],
    ]);
    expect(missing).toEqual([
      expect.stringMatching(/^It does not print how Mayor of London stands/),
      expect.stringMatching(/^It does not print how Mayor of Greater Manchester stands/),
    ]);
    expect(await refusal(mayors.approveRelease(draft))).toMatch(/a pack that lacks nothing/);
  });

  test('that prints them, under an embargo', async () => {
    const { sha256, endorsements } = await mayors.standing(draft);
    final = textOf('draft', {
      replaces: sha256,
      endorsements: endorsements.map(({ organisation, signatory, positions: on }) => ({
        organisation,
        signatory,
        positions: on.map(({ ask, position, reservation }) => ({
          ask,
          position,
          ...(reservation && { reservation }),
        })),
      })),
    });
    await mayors.register(final, '2099-01-01T00:00:00Z');
    expect(await mayors.standing(final)).toMatchObject({ missing: [], stale: [], releasedAt: null });
  });

  test('which one of them alone does not release', async () => {
    expect(await gla.approveRelease(final)).toMatchObject({ missing: [], releasedAt: null });
    expect(await refusal(gla.approveRelease(final))).toMatch(/two persons of two organisations/);
  });

  test('and nobody outside reads of it before the embargo is over', async () => {
    const { releasedAt, publicFrom } = await gmca.approveRelease(final);
    expect(releasedAt).toMatch(/^\d{4}-/);
    expect(publicFrom).toBe('2099-01-01T00:00:00.000Z');
    expect(await refusal(nobody.standing(final))).toMatch(/that you may read of/);
  });
});

test('what was released without an embargo everybody reads of', async () => {
  const text = textOf('open', { endorsements: [printed('gla-signs-demo')] });
  await mayors.register(text);
  await gla.sign(text, positions('Mayor of gla-signs-demo'));
  await gla.approveRelease(text);
  expect(await refusal(nobody.standing(text))).toMatch(/that you may read of/);
  await gmca.approveRelease(text);
  expect(await nobody.standing(text)).toMatchObject({ missing: [] });
});

test('a region that withdraws is missed until its page is out', async () => {
  const text = textOf('leaving', { endorsements: [printed('gla-signs-demo'), printed('gmca-signs-demo')] });
  await mayors.register(text);
  await gla.sign(text, positions('Mayor of gla-signs-demo', london));
  await gmca.sign(text, positions('Mayor of gmca-signs-demo', manchester));
  const { missing, withdrawnRegions } = await gmca.withdraw(text);
  expect(withdrawnRegions).toEqual([manchester]);
  expect(missing).toContain(`gmca-signs-demo withdrew: build the pack again without ${manchester}.`);
  expect(await refusal(gmca.withdraw(text))).toMatch(/no signature of it/);
});

test('sentences on a group that could be harmed wait for the owner', async () => {
  const detained = (await (
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await headers()) },
      body: JSON.stringify({
        query: '{ releases(dataset: "detained", withdrawn: false) { id owners { id name } } }',
      }),
    })
  ).json()) as { data: { releases: { id: string; owners: { id: string; name: string }[] }[] } };
  const [first] = detained.data.releases;
  const owner = first?.owners[0];
  const text = textOf('harm', { releases: [first?.id ?? ''], endorsements: [printed('gla-signs-demo')] });
  await mayors.register(text);
  const lacking = `${owner?.name} has not approved the sentences that use support.detained.`;
  const { missing } = await gla.sign(text, positions('Mayor of gla-signs-demo'));
  expect(missing).toEqual([lacking]);
  expect(await refusal(met.approveSentences(text, 'support.detained'))).toMatch(/Only owners approve/);
  const charity = await clientOf({ as: 'publisher', organisation: owner?.id });
  expect((await charity.approveSentences(text, 'support.detained')).missing).toEqual([]);
});

describe('refused with what was expected', () => {
  const text = textOf('refused', { releases: ['nobody.crimes.2026-09-30', release] });
  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'a manifest that was written anew',
      () => mayors.register(` ${text}`),
      /manifest\.json of a pack, to the letter/,
    ],
    ['no manifest', () => mayors.register('{}'), /manifest\.json of a pack, to the letter/],
    ['an embargo that is no time', () => mayors.register(text, 'soon'), /a time like 2026-12-01T00:01:00Z/],
    [
      'a pack in place of one that nobody knows',
      () => mayors.register(textOf('refused', { replaces: hashOf('nobody') })),
      /the SHA-256 of a registered pack/,
    ],
    [
      'a pack by an analyst',
      async () => (await clientOf({ as: 'analyst' })).register(text),
      /with the role policy/,
    ],
    ['a pack by nobody', () => nobody.register(text), /a person of an organisation/],
    [
      'a signature of a pack that nobody registered',
      () => gla.sign(text, positions('Mayor')),
      /Register the pack first/,
    ],
  ])('%s', async (_, step, expected) => {
    expect(await refusal(step())).toMatch(expected);
  });

  test.each<[string, Parameters<typeof gla.sign>[1], RegExp]>([
    ['no signatory', positions(' '), /a signatory as it is printed/],
    ['a region without a page', positions('Mayor', 'E47000003'), /a city region with a page in the pack/],
    [
      'an ask that is not in it',
      { ...positions('Mayor'), abstained: new Set(['6z']) },
      /one position on each ask: 6a, 6b/,
    ],
    [
      'a reservation without words',
      { ...positions('Mayor'), reserved: new Map([['6a', ' ']]) },
      /a reservation of up to/,
    ],
  ])('a signature with %s', async (_, signing, expected) => {
    await mayors.register(text);
    expect(await refusal(gla.sign(text, signing))).toMatch(expected);
  });

  test('the release of a pack with a release that the register never had', async () => {
    expect(await refusal(gla.approveRelease(text))).toMatch(/The register has no release nobody\.crimes/);
  });
});
