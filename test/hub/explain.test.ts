import { describe, expect, test } from '@jest/globals';
import { explain } from '../../scripts/commands/explain.js';
import { fetchAs } from '../../scripts/identity/askAs.js';
import { testHub } from './testHub.js';

const hub = testHub();

async function explained({ run = false, documents = false } = {}): Promise<string> {
  const texts: string[] = [];
  const asking = fetchAs({ headers: await hub.headers(), said: '' }, fetch);
  const port = Number(new URL(hub.url).port);
  const means = { port, fetch: asking, write: (text: string) => texts.push(text) };
  await explain(means, { document: 'city-region', variables: ['code=E47000004'], run, documents });
  return texts.join('');
}

describe('explain', () => {
  test('prints the calls of a saved question as a tree, without a hub', async () => {
    const text = await explained();
    expect(text).toMatch(/^\d calls at most\n└─ one after the other\n {3}├─ mayors: root fields\n/);
    expect(text).toMatch(/─ police: entities at area and /);
    expect(text).toMatch(/ +Area: clients, housingAtEntry, housingAtExit/);
    expect(text).not.toMatch(/ ms/);
    expect(text.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });

  test('with --documents what is sent, whole', async () => {
    const text = await explained({ documents: true });
    expect(text).toMatch(
      /query\(\$representations:\[_Any!\]!.*\)\{_entities\(representations: \$representations\)\{\.\.\.on Area\{/,
    );
  });

  test('with --run also how long each took, and for how many entities', async () => {
    const text = await explained({ run: true });
    expect(text).toMatch(/─ mayors: root fields\n(?:.*\n)+?.*answered in [\d.]+ ms, begun after [\d.]+ ms\n/);
    expect(text).toMatch(/\d+ entit(y|ies), answered in [\d.]+ ms/);
    expect(text).not.toMatch(/https?:|127\.0\.0\.1/);
  });
});
