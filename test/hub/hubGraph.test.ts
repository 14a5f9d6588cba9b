import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { describe, expect, test } from '@jest/globals';
import { isObjectType, parse, printType } from 'graphql';
import { hubSubgraphSdl } from '../../gateway/graph/hubSubgraph.js';
import { testHub } from './testHub.js';

const hub = testHub();

describe('partners', () => {
  test('of a sector come by name, with their area by its own name', async () => {
    const { partners } = await hub.data(
      '{ partners(sector: SUPPORT) { name demonstration sector area { name } } }',
    );
    expect(partners).toContainEqual({
      name: 'London Safe Houses (demo)',
      demonstration: true,
      sector: 'SUPPORT',
      area: { name: 'London' },
    });
    expect(partners.map(({ name }: { name: string }) => name)).toEqual(
      partners.map(({ name }: { name: string }) => name).sort(),
    );
  });

  test('name the datasets they have released, and their releases', async () => {
    const { partners } = await hub.data(
      '{ partners(sector: EVIDENCE) { id area { code } datasets { name } releases { dataset provenance withdrawnAt } } }',
    );
    const [homeOffice] = partners.filter(({ id }: { id: string }) => id === 'home-office');
    expect(homeOffice).toMatchObject({ area: null });
    expect(homeOffice.datasets.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['citedFigures', 'officialDecisions', 'officialReferrals']),
    );
    expect(new Set(homeOffice.releases.map(({ provenance }: { provenance: string }) => provenance))).toEqual(
      new Set(['OFFICIAL']),
    );
  });
});

describe('releases', () => {
  const id = 'metropolitan-police-demo.crimes.2026-09-30';

  test('are found by id, with what only the register knows', async () => {
    const { release } = await hub.data(
      `{ release(id: "${id}") { dataset rule registeredAt withdrawnAt ageInDays owners { id sector } } }`,
    );
    expect(release).toEqual({
      dataset: 'crimes',
      rule: 'TEN_FIVE',
      registeredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      withdrawnAt: null,
      ageInDays: expect.any(Number),
      owners: [{ id: 'metropolitan-police-demo', sector: 'POLICE' }],
    });
  });

  test('an unknown id is refused with the nearest', async () => {
    const answer = await hub.ask('{ release(id: "metropolitan-police-demo.crime.2026-09-30") { id } }');
    expect(answer.data).toEqual({ release: null });
    expect(answer.errors).toEqual([
      expect.objectContaining({
        path: ['release'],
        extensions: expect.objectContaining({ code: 'UNKNOWN_ID', remedy: `The nearest is ${id}.` }),
      }),
    ]);
  });

  test('are narrowed by dataset, owner, provenance and whether they stand, together', async () => {
    const { one, none, official } = await hub.data(
      `{ one: releases(dataset: "crimes", owner: "metropolitan-police-demo", provenance: SYNTHETIC, withdrawn: false) { id }
         none: releases(dataset: "crimes", withdrawn: true) { id }
         official: releases(dataset: "crimes", provenance: OFFICIAL) { id } }`,
    );
    expect({ one, none, official }).toEqual({ one: [{ id }], none: [], official: [] });
  });

  test('a series of a subgraph leads to what the hub knows of its owner', async () => {
    const { area } = await hub.data(
      `{ area(code: "E23000001") { crimes(period: "2023", table: FORCE_YEAR) {
           release { id registeredAt } owners { name sector area { name } } } } }`,
    );
    expect(area.crimes).toEqual([
      {
        release: { id, registeredAt: expect.any(String) },
        owners: [
          { name: 'Metropolitan Police (demo)', sector: 'POLICE', area: { name: 'Metropolitan Police' } },
        ],
      },
    ]);
  });
});

test('a dataset explains itself: tables, codes, caveats and who has released it', async () => {
  const { datasets } = await hub.data(
    `{ datasets(sector: POLICE) { name basis rule smallestArea tables { name area period dimensions }
         dimensions { name codes { code label } } caveats owners { id } } }`,
  );
  const [decisions] = datasets.filter(({ name }: { name: string }) => name === 'decisions');
  expect(decisions).toMatchObject({
    basis: 'DECISION_DATE',
    rule: 'TEN_FIVE',
    smallestArea: 'CITY_REGION',
    dimensions: expect.arrayContaining([
      {
        name: 'outcome',
        codes: [
          { code: 'POSITIVE', label: 'Positive' },
          { code: 'NEGATIVE', label: 'Negative' },
          { code: 'ALL', label: 'All decisions' },
        ],
      },
    ]),
  });
  expect(decisions.tables[0]).toEqual({
    name: 'CITY_REGION_YEAR_KIND_OUTCOME',
    area: 'CITY_REGION',
    period: 'YEAR',
    dimensions: ['kind', 'outcome'],
  });
  expect(decisions.owners).toContainEqual({ id: 'metropolitan-police-demo' });
});

test('a saved question can be asked as it is answered', async () => {
  const { documents } = await hub.data('{ documents { name query variables { name default } } }');
  const [question] = documents.filter(({ name }: { name: string }) => name === 'reasonable-grounds-2023');
  const variables = Object.fromEntries(
    question.variables.map((one: { name: string; default: string }) => [one.name, one.default]),
  );
  const { area } = await hub.data(question.query, variables);
  expect(area.name).toBe('United Kingdom');
});

describe('indicators', () => {
  test('say for each kind of area how they are read, or who would have to collect them', async () => {
    const { indicator } = await hub.data(
      `{ indicator(id: "A3") { title basis unit asks datasets { name basis } readings { level state period who query } } }`,
    );
    expect(indicator).toMatchObject({
      basis: 'COHORT',
      unit: 'PERCENT',
      asks: ['6a'],
      datasets: [{ name: 'outcomesByCohort', basis: 'REFERRAL_COHORT' }],
      readings: [
        {
          level: 'CITY_REGION',
          state: 'COMPUTED',
          period: '2022',
          query: expect.stringContaining('outcomesByCohort'),
        },
        {
          level: 'COUNTRY',
          state: 'NOT_COLLECTED',
          who: expect.stringContaining('Home Office'),
          query: null,
        },
      ],
    });
  });

  test('of an ask are those that serve it', async () => {
    const { indicators } = await hub.data('{ indicators(ask: "6c") { id } }');
    expect(indicators).toEqual([{ id: 'C1' }, { id: 'C2' }, { id: 'F4' }]);
  });

  test('an unknown one is refused with the nearest', async () => {
    const { errors } = await hub.ask('{ indicator(id: "A11") { id } }');
    expect(errors?.[0]?.extensions?.['remedy']).toMatch(/The nearest is A1\./);
  });
});

test('what the hub says of releases has the shape that every subgraph gives it', () => {
  const police = readFileSync(new URL('../../schema/subgraphs/police.graphql', import.meta.url), 'utf8');
  const [own, theirs] = [hubSubgraphSdl(), police].map((sdl) =>
    buildSubgraphSchema([{ typeDefs: parse(sdl) }]),
  );
  for (const name of ['Break', 'Source', 'ReleaseRule', 'Provenance', 'Basis']) {
    const [ours, shared] = [own?.getType(name), theirs?.getType(name)];
    expect(ours && printType(ours)).toBe(shared && printType(shared));
  }
  for (const name of ['Partner', 'Release']) {
    const [ours, shared] = [own?.getType(name), theirs?.getType(name)];
    if (!isObjectType(ours) || !isObjectType(shared)) throw new TypeError(name);
    const typesOf = (type: typeof ours) =>
      Object.fromEntries(
        Object.entries(type.getFields()).map(([field, { type: declared }]) => [field, String(declared)]),
      );
    expect(typesOf(ours)).toMatchObject(typesOf(shared));
  }
});
