import { describe, expect, test } from '@jest/globals';
import { testHub } from './testHub.js';

const hub = testHub();

const made = `query ($code: ID!) { area(code: $code) { name
  referralsMade(period: "2023", table: CITY_REGION_YEAR_EXPLOITATION_AGE) {
    owners { id name demonstration } basis caveats
    release { id dataset vintage rule provenance signature sha256 }
    cells(exploitation: [ALL], age: [ALL]) { area { code name } period exploitation age count { cell value status } } } } }`;

const force = (id: string, name: string) => ({ id, name: `${name} (demo)`, demonstration: true });

describe('a city region whose police fit it exactly', () => {
  test('London is answered by two series, one for each force, under its own code', async () => {
    const { area } = await hub.data(made, { code: 'E12000007' });
    const value = expect.any(Number);
    const answer = (owner: object, release: string, count: object) => ({
      owners: [owner],
      basis: 'REFERRAL_DATE',
      caveats: expect.arrayContaining([
        "Counts the owner's own cases within the area, never the area's total.",
      ]),
      release: {
        id: release,
        dataset: 'referralsMade',
        vintage: '2026-09-30',
        rule: 'TEN_FIVE',
        provenance: 'SYNTHETIC',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        signature: expect.stringMatching(/^[A-Za-z0-9+/]{86}==$/),
      },
      cells: [
        {
          area: { code: 'E12000007', name: 'London' },
          period: '2023',
          exploitation: 'ALL',
          age: 'ALL',
          count: { cell: `${release}#CITY_REGION_YEAR_EXPLOITATION_AGE/E12000007/2023/ALL/ALL`, ...count },
        },
      ],
    });
    expect(area).toEqual({
      name: 'London',
      referralsMade: [
        answer(
          force('city-of-london-police-demo', 'City of London Police'),
          'city-of-london-police-demo.referralsMade.2026-09-30',
          {
            value: 10,
            status: 'RELEASED',
          },
        ),
        answer(
          force('metropolitan-police-demo', 'Metropolitan Police'),
          'metropolitan-police-demo.referralsMade.2026-09-30',
          {
            value,
            status: 'RELEASED',
          },
        ),
      ],
    });
    // 670 people by the published table, which the synthetic rows reproduce.
    expect(area.referralsMade[1].cells[0].count.value).toBe(670);
  });

  test('its series carry no caveat of fit', async () => {
    const { area } = await hub.data(made, { code: 'E47000001' });
    expect(area.referralsMade).toHaveLength(1);
    expect(area.referralsMade[0].caveats.join(' ')).not.toMatch(/leave out|take in/);
    expect(area.referralsMade[0].cells[0].area).toEqual({ code: 'E47000001', name: 'Greater Manchester' });
  });
});

describe('a city region whose police do not fit it', () => {
  test('Liverpool City Region is answered with the cells of Merseyside, under its own code, and Halton is named', async () => {
    const { area } = await hub.data(made, { code: 'E47000004' });
    const [series, ...others] = area.referralsMade;
    expect(others).toEqual([]);
    expect({ owners: series.owners, cells: series.cells }).toEqual({
      owners: [force('merseyside-police-demo', 'Merseyside Police')],
      cells: [
        {
          area: { code: 'E23000004', name: 'Merseyside Police' },
          period: '2023',
          exploitation: 'ALL',
          age: 'ALL',
          count: {
            cell: 'merseyside-police-demo.referralsMade.2026-09-30#CITY_REGION_YEAR_EXPLOITATION_AGE/E23000004/2023/ALL/ALL',
            value: expect.any(Number),
            status: 'RELEASED',
          },
        },
      ],
    });
    expect(series.caveats).toContain(
      'Figures of Merseyside Police stand for Liverpool City Region. They leave out Halton, which is in it.',
    );
  });
});

describe('one question across subgraphs', () => {
  test('joins the name of an area, its population and the figures of its force', async () => {
    const { area } = await hub.data(`{ area(code: "E23000004") { name kinds
      crimes(period: "2023", table: FORCE_YEAR) { owners { name } total { status } }
      officialReferralsByResponder(period: "2023", table: FORCE_YEAR_EXPLOITATION_AGE_SEX) { owners { name } total { status } } } }`);
    expect(area).toEqual({
      name: 'Merseyside Police',
      kinds: ['POLICE_FORCE_AREA'],
      crimes: [{ owners: [{ name: 'Merseyside Police (demo)' }], total: { status: 'RELEASED' } }],
      officialReferralsByResponder: [{ owners: [{ name: 'Home Office' }], total: { status: 'RELEASED' } }],
    });
  });

  test('an area nobody has figures for is an empty list, never an error', async () => {
    // Scotland has no force among the demonstration's partners.
    const { area } = await hub.data(`{ area(code: "S92000003") {
      dutyToNotify(period: "2023-Q1", table: COUNTRY_QUARTER) { total { value } } } }`);
    expect(area).toEqual({ dutyToNotify: [] });
  });
});
