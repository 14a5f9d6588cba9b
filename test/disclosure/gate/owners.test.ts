import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { partnersDatasets, permissionsOf } from '../../../gateway/access/agreements/permissionsOf.js';
import type { CellGate } from '../../../gateway/engine/cellGate.js';
import type { Engine } from '../../../gateway/engine/engine.js';
import { madeAgreement, madeBook } from '../../access/agreements/madeAgreement.js';
import { testAnalyst } from '../../access/testAnalyst.js';
import { frame } from '../../registry/testRegister.js';
import { clock, type GateBench, merseyside, metropolitan, startGateBench } from './gateBench.js';
import { startGatedEngine } from './gatedEngine.js';
import { type LyingServer, startLyingServer } from './lyingServer.js';

let bench: GateBench;
let server: LyingServer;
let gate: CellGate;
const engines: { readonly gated: Engine; readonly open: Engine }[] = [];

/** The kit is broken on purpose: this police subgraph answers with every owner's series, whoever permits what. */
beforeAll(async () => {
  bench = await startGateBench();
  server = await startLyingServer(bench, 'police');
  const url = (name: string) => (name === 'police' ? server.url : 'http://127.0.0.1:1/');
  const gated = await startGatedEngine(url, { inspect: (...found) => gate.inspect(...found) });
  engines.push({ gated, open: await startGatedEngine(url) });
});
afterAll(async () => {
  for (const { gated, open } of engines) await Promise.all([gated.close(), open.close()]);
  await server.close();
  await bench.stop();
});

const england = 'E92000001';
const datasets = partnersDatasets(frame.catalogue);
const permitting = (...owners: readonly string[]) => {
  const book = madeBook(owners.map((owner) => madeAgreement({ owner })));
  return permissionsOf(testAnalyst, { book, datasets }, clock());
};

async function ask(query: string, { isGated = true, owners = [metropolitan.owner] } = {}) {
  gate = bench.gate();
  const [engine] = engines;
  if (engine === undefined) throw new Error('no engine');
  const from = bench.faults.length;
  const authorisation = permitting(...owners);
  const { data, errors } = await (isGated ? engine.gated : engine.open).execute({ query, authorisation });
  return { data: JSON.parse(JSON.stringify(data ?? null)), errors, faults: bench.faults.slice(from) };
}

const series = (fields: string) => `{ area(code: "${england}") {
  decisions(period: "2023-Q1", table: COUNTRY_QUARTER_KIND_OUTCOME_AGE) { ${fields} } } }`;
const whole = series('owners { id } release { id } caveats cells { period count { cell value status } }');
const met = { owners: [{ id: metropolitan.owner }] };

const refusal = (...path: readonly (string | number)[]) => ({
  path,
  message:
    'No agreement in force between Merseyside Police (demo) and greater-london-authority-demo covers police.decisions for the purpose evidence-to-the-home-secretary.',
  extensions: {
    code: 'AGREEMENT_NOT_IN_FORCE',
    owner: 'Merseyside Police (demo)',
    dataset: 'police.decisions',
    remedy:
      'An agreement that Merseyside Police (demo) signs would permit it. What other owners permit stands.',
  },
});

describe('of a subgraph that leaves nobody out the gate lets through', () => {
  test('the series that their owners permit, and says at the field whose it took out', async () => {
    const { data, errors, faults } = await ask(whole);
    expect(data.area.decisions).toEqual([expect.objectContaining(met)]);
    expect(data.area.decisions[0].cells.length).toBeGreaterThan(0);
    expect(errors).toEqual([refusal('area', 'decisions')]);
    expect(JSON.stringify(data)).not.toContain('merseyside');
    expect(faults.map(({ reason, subgraph }) => [reason, subgraph])).toEqual([
      ['OWNER_NOT_PERMITTED', 'police'],
    ]);
  });

  test('no word about a series either, where no figure of it was asked', async () => {
    const { data, errors, faults } = await ask(series('owners { id }'));
    expect(data.area.decisions).toEqual([met]);
    expect(errors).toEqual([refusal('area', 'decisions')]);
    expect(faults).toMatchObject([{ reason: 'OWNER_NOT_PERMITTED', cell: null, figures: 0 }]);
  });

  test('neither under one name nor under two', async () => {
    const twice = whole.replace('decisions(', 'one: decisions(');
    const { data, errors } = await ask(
      `{ a: ${twice.slice(1, -1)} b: ${series('owners { id }').slice(1, -1)} }`,
    );
    expect([data.a.one, data.b.decisions]).toEqual([[expect.objectContaining(met)], [met]]);
    expect(errors).toEqual([refusal('a', 'one'), refusal('b', 'decisions')]);
  });

  test("not under another owner's name", async () => {
    server.tell = (data) => {
      const [area] = data['_entities'] as { decisions: { owners: { id: string }[]; release: object }[] }[];
      const [first, second] = area?.decisions ?? [];
      for (const one of [first, second]) if (one) one.owners = [{ id: metropolitan.owner }];
    };
    const { data } = await ask(whole);
    server.tell = () => {};
    const released = data.area.decisions.flatMap(({ release }: { release: { id: string } }) => release.id);
    expect(released.filter((id: string) => id.startsWith('merseyside'))).toEqual([]);
    expect(JSON.stringify(data)).not.toContain('merseyside-police-demo.decisions');
  });

  test('everything, where every owner permits it', async () => {
    const { data, errors, faults } = await ask(whole, { owners: [merseyside.owner, metropolitan.owner] });
    expect(data.area.decisions).toHaveLength(2);
    expect([errors, faults]).toEqual([undefined, []]);
  });
});

test('with the gate removed on purpose, too, the other series comes through', async () => {
  const { data } = await ask(whole, { isGated: false });
  expect(data.area.decisions).toHaveLength(2);
});
