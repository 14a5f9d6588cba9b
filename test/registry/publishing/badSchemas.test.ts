import { describe, expect, test } from '@jest/globals';
import { checkSubgraph } from '../../../gateway/registry/publishing/checks/checkSubgraph.js';
import { isRefusal } from '../../../gateway/registry/publishing/checks/finding.js';
import { loadKnowledge } from '../../../gateway/registry/publishing/checks/knowledge.js';
import { shippedSeed } from '../../../scripts/hub/shippedSeed.js';
import { type BadSchema, badSchemas } from './badSchemas.js';
import { harbourSdl } from './harbourSdl.js';

const knowledge = loadKnowledge();
const { subgraphs: others, supergraphSdl: serving } = shippedSeed();

const check = ({ sdl = harbourSdl, routingUrl, contact }: Partial<BadSchema>) =>
  checkSubgraph(
    {
      candidate: {
        name: 'harbour',
        sdl,
        routingUrl: routingUrl ?? 'https://statistics.example.org/graphql',
        contact: contact ?? 'statistics@example.org',
        sector: 'support',
      },
      others,
      serving,
      uses: [],
      kind: 'PUBLISH',
    },
    knowledge,
  );

/** Line and column of a text, both from 1. */
function placeOf(sdl: string, text: string | undefined) {
  const before = sdl.slice(0, text === undefined ? 0 : sdl.indexOf(text)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

test('an SDL that keeps the contract passes and composes, without a note', async () => {
  const { findings, supergraphSdl } = await check({});
  expect(findings).toEqual([]);
  expect(supergraphSdl).toContain('harbourClients');
});

test('there are at least forty ways to spoil it', () => {
  expect(new Set(badSchemas.map(({ what }) => what)).size).toBeGreaterThanOrEqual(40);
});

describe('refused with code, place and remedy, because', () => {
  test.each(badSchemas.map((bad) => [bad.what, bad] as const))('%s', async (_, bad) => {
    const { findings, supergraphSdl } = await check(bad);
    expect(supergraphSdl).toBeUndefined();
    const found = findings.find(
      ({ code, place }) => code === bad.code && place.coordinate === bad.coordinate,
    );
    if (found === undefined) throw new Error(JSON.stringify(findings, null, 1).slice(0, 3000));
    expect(isRefusal(found)).toBe(true);
    expect(found.remedy).toMatch(bad.remedy);
    const place = placeOf(bad.sdl ?? harbourSdl, bad.code === 'SDL_TOO_LONG' ? undefined : bad.at);
    if (bad.code === 'SDL_TOO_LONG') expect(found.place.line).toBeGreaterThan(1000);
    else expect(found.place).toMatchObject({ subgraph: 'harbour', ...place });
  });
});
