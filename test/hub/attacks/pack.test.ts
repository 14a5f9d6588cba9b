import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Pack } from '../../../gateway/pack/index.js';
import { apiSchemaOf } from '../../../gateway/questions/apiSchema.js';
import { answeredPack } from '../../../scripts/commands/pack.js';
import { fetchAs } from '../../../scripts/identity/askAs.js';
import { choosePack } from '../../../scripts/pack/choosePack.js';
import { createProgress } from '../../../scripts/progress.js';
import { testHub } from '../testHub.js';
import { notReleased, pooled, verdictOn } from './attackers.js';
import { withCellNames } from './withCellNames.js';

const { url, headers } = testHub();
const supergraphSdl = readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8');
const apiSchema = apiSchemaOf(supergraphSdl);

/** Bodies of the questions that a pack puts, each once, and what was answered. */
const put = new Set<string>();
const answered: unknown[] = [];
const recording: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  put.add(String(init?.body));
  answered.push(await response.clone().json());
  return response;
};

/** The same questions by an analyst of the same organisation, who may ask for the name of each count as well. */
async function answeredWithNames(): Promise<readonly unknown[]> {
  const who = await headers({ organisation: 'metro-mayors-evidence-team-demo' });
  const answers: unknown[] = [];
  for (const text of put) {
    const asked = JSON.parse(text);
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...who },
      body: JSON.stringify({ ...asked, query: withCellNames(asked.query, apiSchema) }),
    });
    answers.push(await response.json());
  }
  return answers;
}

/** Every number of an answer, at any depth. */
function numbersIn(answer: unknown): readonly number[] {
  if (typeof answer === 'number') return [answer];
  return typeof answer === 'object' && answer !== null ? Object.values(answer).flatMap(numbersIn) : [];
}

describe('the whole pack, with all that was answered for it', () => {
  let pack: Pack;
  beforeAll(async () => {
    const asking = fetchAs({ headers: await headers({ as: 'policy' }), said: '' }, recording);
    const progress = createProgress({ output: { write: () => true }, colour: false });
    const made = { ...choosePack('whole'), progress, builtOn: '2026-11-21', fetch: asking };
    pack = await answeredPack(url, made);
  });

  test('tells no withheld count, and shows none but released ones', async () => {
    const named = await answeredWithNames();
    const seen = pooled(named);
    const withheld = seen.filter(({ status }) => status === 'WITHHELD');
    expect([seen.length > 1000, withheld.length > 500]).toEqual([true, true]);
    expect(notReleased(named)).toEqual([]);
    const verdict = await verdictOn(seen);
    expect(verdict.attempts).toBeGreaterThan(150);
    expect({ ...verdict, attempts: 0 }).toEqual({ attempts: 0, exact: [], narrow: [], contradictions: 0 });
  });

  test('has no number in a table that was not answered', () => {
    const known = new Set(numbersIn(answered));
    const tables = pack.asks.flatMap(({ figures }) => figures.filter(({ isSynthetic }) => isSynthetic));
    const cells = tables.flatMap(({ table: { columns, rows } }) =>
      rows.flatMap((row) => row.filter((_, at) => columns[at]?.isNumber)),
    );
    const numbers = cells.flatMap((cell) => cell.replaceAll(',', '').match(/\d+(?:\.\d+)?/g) ?? []);
    expect(numbers.length).toBeGreaterThan(40);
    expect(numbers.filter((number) => !known.has(Number(number)))).toEqual([]);
  });
});
