import { describe, expect, test } from '@jest/globals';
import { loadAgreements } from '../../schema/agreements/loadAgreements.js';
import { type Answer, testHub } from './testHub.js';

const hub = testHub();
const greaterManchester = 'E47000001';
const gla = 'greater-london-authority-demo';
const evidence = 'evidence-to-the-home-secretary';
const force = 'Greater Manchester Police (demo)';
const outreach = 'North West Outreach (demo)';

const regionPage = () => fetch(`${hub.url}/questions/city-region.json?code=${greaterManchester}`);
const owned = `{ area(code: "${greaterManchester}") {
  suspects(period: "2022", table: FORCE_YEAR_STAGE) { owners { name } }
  housingAtExit(period: "2022", table: CITY_REGION_YEAR_HOUSING_SEX) { owners { name } } } }`;

const ask = async (query: string, asked: Parameters<typeof hub.headers>[0]) => {
  const shown = await hub.headers(asked);
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...shown },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Awaited<ReturnType<typeof hub.ask>>;
};
const codes = ({ errors = [] }: Awaited<ReturnType<typeof ask>>) =>
  errors.map(({ path, extensions }) => [path?.at(-1), extensions?.['code'], extensions?.['owner']]);

describe("an analyst of London asks for Greater Manchester's page", () => {
  test('and reads beside what the agreements allow why the rest is not there', async () => {
    const { errors, counts } = (await (await regionPage()).json()) as Answer;
    const told = errors.map(({ path, ...error }: { path: string }) => [path, error]);
    expect(told).toEqual([
      [
        'area.forces.standsFor.0.suspects',
        {
          code: 'AGREEMENT_NOT_IN_FORCE',
          message: `No agreement in force between ${force} and ${gla} covers police.suspects for the purpose ${evidence}.`,
          owner: force,
          dataset: 'police.suspects',
          remedy: `An agreement that ${force} signs would permit it. What other owners permit stands.`,
        },
      ],
      [
        'area.housingAtExit',
        {
          code: 'AGREEMENT_NOT_IN_FORCE',
          message: `No agreement in force between ${outreach} and ${gla} covers support.housingAtExit for the purpose ${evidence}.`,
          owner: outreach,
          dataset: 'support.housingAtExit',
          remedy: `An agreement that ${outreach} signs would permit it. What other owners permit stands.`,
        },
      ],
    ]);
    const owners = (dataset: string) => [
      ...new Set(
        counts.flatMap((row: { dataset: string; owner: string }) =>
          row.dataset === dataset ? row.owner : [],
        ),
      ),
    ];
    expect(owners('suspects')).toEqual([]);
    expect(owners('referralsMade')).toEqual([force]);
    expect(owners('housingAtExit')).not.toContain(outreach);
    expect(owners('housingAtExit')).toContain('National Support Provider (demo)');
    expect(owners('housingAtEntry')).toContain(outreach);
  });
});

describe('whom an owner permits decides, not who can reach the hub', () => {
  test('the joint team gets what the mayor of another region is refused', async () => {
    const { data, errors } = await ask(owned, { organisation: 'metro-mayors-evidence-team-demo' });
    expect(data?.['area']).toMatchObject({ suspects: [{ owners: [{ name: force }] }] });
    expect(codes({ errors })).toEqual([['housingAtExit', 'AGREEMENT_NOT_IN_FORCE', outreach]]);
  });

  test('a purpose that an owner permits for something else is told from one that it never permits', async () => {
    const { errors } = await ask(owned, { organisation: 'greater-manchester-combined-authority-demo' });
    expect(errors?.map(({ message, extensions }) => [extensions?.['code'], message])).toEqual([
      [
        'PURPOSE_NOT_PERMITTED',
        `${outreach} permits support.housingAtExit to greater-manchester-combined-authority-demo for regional-strategy, board-reporting, service-planning, not for ${evidence}.`,
      ],
    ]);
    const planning = {
      organisation: 'greater-manchester-combined-authority-demo',
      purpose: 'service-planning',
    };
    const { data } = await ask(owned, planning);
    expect(data?.['area']).toMatchObject({ housingAtExit: [{ owners: [{ name: outreach }] }] });
  });
});

describe('what no owner permits is refused before anything is planned', () => {
  const made = `{ area(code: "${greaterManchester}") { name
    referralsMade(period: "2023", table: FORCE_YEAR) { total { value } }
    officialReferralsByResponder(period: "2023", table: FORCE_YEAR_EXPLOITATION_AGE_SEX) { basis } } }`;
  const told = async (headers: Readonly<Record<string, string>>) => {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: made }),
    });
    const { data, errors } = (await response.json()) as Answer;
    expect(data.area).toMatchObject({ name: 'Greater Manchester', referralsMade: null });
    expect(data.area.officialReferralsByResponder).toHaveLength(1);
    return errors.map(({ path, extensions }: Answer) => [
      path,
      extensions.code,
      extensions.dataset,
      extensions.remedy,
    ]);
  };
  const refused = (remedy: string) => [
    [['area', 'referralsMade'], 'UNAUTHORIZED_FIELD_OR_TYPE', 'police.referralsMade', remedy],
  ];

  test('to nobody in particular, with how to be somebody', async () => {
    expect(await told({})).toEqual(
      refused('Partners permit police.referralsMade to organisations: ask with a token or a key.'),
    );
  });

  test('for a purpose that no agreement names, with the purposes that some do', async () => {
    expect(await told(await hub.headers({ purpose: 'public-transparency' }))).toEqual(
      refused(
        `No agreement in force between a partner of police and ${gla} covers police.referralsMade for the purpose public-transparency. Agreements cover it for board-reporting, ${evidence}, regional-strategy, service-planning. An agreement that an owner signs would permit it.`,
      ),
    );
  });

  test('to the Home Office, whatever it says it is for', async () => {
    const response = await fetch(`${hub.url}/questions/city-region.json?code=${greaterManchester}`, {
      headers: await hub.headers({ as: 'home-office' }),
    });
    const { errors, counts } = (await response.json()) as Answer;
    const reasons = new Set(errors.map(({ code, message }: Answer) => `${code}: ${message}`));
    expect([...reasons]).toEqual([
      expect.stringMatching(
        /^UNAUTHORIZED_FIELD_OR_TYPE: The firewall of this hub: .* No agreement changes that\.$/,
      ),
    ]);
    expect([...new Set(counts.map(({ provenance }: Answer) => provenance))]).toEqual(['OFFICIAL']);
  });
});

describe('everybody reads what owners agreed to', () => {
  const ask = (query: string) =>
    fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    }).then((response) => response.json() as Promise<Answer>);

  test('in words, with its standing and what its owner signed', async () => {
    const id = 'north-west-outreach-demo.evidence-2026';
    const { data } = await ask(`{ agreement(id: "${id}") {
      owner { name sector } standing from to revokedAt hubOperator hosting datasets purposes organisations
      parties { id role } lawfulBasis { code text } conditions { code } sha256 textSha256 } }`);
    const shipped = loadAgreements().find(({ agreement }) => agreement.id === id);
    expect(data.agreement).toMatchObject({
      owner: { name: outreach, sector: 'SUPPORT' },
      standing: 'IN_FORCE',
      revokedAt: null,
      sha256: shipped?.sha256,
      datasets: shipped?.agreement.datasets,
      purposes: [evidence],
    });
    expect(data.agreement.parties).toContainEqual({ id: 'concordat-hub-operator-demo', role: 'PROCESSOR' });
    expect(data.agreement.lawfulBasis[0]).toEqual({
      code: 'ARTICLE_6_1_F',
      text: expect.stringContaining('legitimate interests'),
    });
  });

  test('by owner, by who may ask and by standing', async () => {
    const { data } = await ask(`{
      of: agreements(owner: "north-west-outreach-demo", standing: IN_FORCE) { id }
      for: agreements(organisation: "${gla}", standing: IN_FORCE) { organisations }
      ended: agreements(owner: "north-west-outreach-demo", standing: EXPIRED) { id }
      partners(sector: SUPPORT) { id agreements { id owner { id } } } }`);
    expect(data.of.length).toBeGreaterThan(1);
    expect(data.for.length).toBeGreaterThan(50);
    expect(data.for.every(({ organisations }: Answer) => organisations.includes(gla))).toBe(true);
    expect(data.ended).toEqual([]);
    for (const { id, agreements } of data.partners)
      for (const one of agreements) expect([one.id.startsWith(`${id}.`), one.owner.id]).toEqual([true, id]);
  });

  test('an id that nobody has is refused with the nearest', async () => {
    const { data, errors } = await ask('{ agreement(id: "north-west-outreach-demo.evidence-2025") { id } }');
    expect(data).toEqual({ agreement: null });
    expect(errors[0].extensions).toMatchObject({ code: 'UNKNOWN_ID' });
    expect(errors[0].message).toContain('north-west-outreach-demo.evidence-2026');
  });
});
