import { expect, test } from '@jest/globals';
import { checkSubgraph } from '../../../gateway/registry/publishing/checks/checkSubgraph.js';
import { loadKnowledge } from '../../../gateway/registry/publishing/checks/knowledge.js';
import type { CoordinateUse } from '../../../gateway/registry/publishing/use/fieldUse.js';
import { shippedSeed } from '../../../scripts/hub/shippedSeed.js';

const knowledge = loadKnowledge();
const { subgraphs, supergraphSdl: serving } = shippedSeed();
const support = subgraphs.find(({ name }) => name === 'support');
if (support === undefined) throw new Error('no support');

/** The SDL without a field of Area, with the arguments and the description it has. */
const without = (field: string) =>
  support.sdl.replace(new RegExp(`\\n {2}"""(?:(?!""")[\\s\\S])*"""\\n {2}${field}\\((?:[^@])*@[^\\n]*`), '');

const check = (sdl: string, uses: readonly CoordinateUse[] = [], kind: 'PUBLISH' | 'ROLLBACK' = 'ROLLBACK') =>
  checkSubgraph(
    {
      candidate: { ...support, sdl, contact: 'hub@example.org' },
      others: subgraphs.filter(({ name }) => name !== 'support'),
      serving,
      uses,
      kind,
    },
    knowledge,
  );

const changed = async (...given: Parameters<typeof check>) =>
  (await check(...given)).findings.filter(({ code }) => code.startsWith('CHANGE'));

const uses: readonly CoordinateUse[] = [
  { coordinate: 'Area.housingAtExit', uses: 41, organisations: ['one', 'two', 'three'] },
  { coordinate: 'Area.supportLength', uses: 3, organisations: ['one'] },
];

test('a change that breaks a figure of the pack is refused, and the figure is named', async () => {
  const [found, ...others] = await changed(without('supportLength'), uses, 'PUBLISH');
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    code: 'CHANGE_BREAKS_USE',
    severity: 'REFUSED',
    place: { subgraph: 'support', coordinate: 'Area.supportLength' },
  });
  expect(found?.message).toMatch(
    /^This removes Area\.supportLength: 3 uses by 1 organisation, Figure 6b\.1|^This removes Area\.supportLength: 3 uses by 1 organisation, Figure 6b\.2/,
  );
  expect(found?.remedy).toContain('@deprecated');
});

test('how often and by how many it is used is said', async () => {
  const [found] = await changed(without('housingAtExit'), uses, 'PUBLISH');
  expect(found?.message).toContain('This removes Area.housingAtExit: 41 uses by 3 organisations, ');
  expect(found?.message).toContain('saved question after-support');
});

test('the same change to a field that nobody asks for passes with a note', async () => {
  const added = support.sdl.replace(
    '  """\n  Clients of the owner by whether they had legal advice',
    '  """\n  Nobody asks for this.\n  """\n  unasked: AdviceTable\n\n  """\n  Clients of the owner by whether they had legal advice',
  );
  const before = await check(added);
  const [found, ...others] = (
    await checkSubgraph(
      {
        candidate: { ...support, contact: 'hub@example.org' },
        others: subgraphs.filter(({ name }) => name !== 'support'),
        serving: before.supergraphSdl,
        uses,
        kind: 'PUBLISH',
      },
      knowledge,
    )
  ).findings.filter(({ code }) => code.startsWith('CHANGE'));
  expect(others).toEqual([]);
  expect(found).toMatchObject({ code: 'CHANGE_BREAKS_NOBODY', severity: 'NOTE' });
  expect(found?.message).toBe(
    'This removes Area.unasked: nobody asked for it in 90 days, and no saved document does.',
  );
});

test('a table that a saved question names is missed, and so is a new type of a field', async () => {
  const renamed = support.sdl.replaceAll('CITY_REGION_YEAR_HOUSING_SEX', 'CITY_REGION_YEAR_HOME_SEX');
  const codes = (await changed(renamed, [], 'PUBLISH')).map(({ code, severity }) => `${code} ${severity}`);
  expect(codes).toContain('CHANGE_BREAKS_USE REFUSED');
  expect(codes).toContain('CHANGE_DANGEROUS NOTE');
});

test('a way back is never refused for what it takes back', async () => {
  const [found] = await changed(without('supportLength'), uses, 'ROLLBACK');
  expect(found).toMatchObject({ code: 'CHANGE_BREAKS_USE', severity: 'NOTE' });
});
