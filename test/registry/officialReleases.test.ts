import { describe, expect, test } from '@jest/globals';
import { checkRelease } from '../../gateway/registry/checkRelease.js';
import { loadOfficialReleases } from '../../gateway/registry/official/loadOfficialReleases.js';
import { sha256 } from '../../schema/protocol/canonicalJson.js';
import { releaseSchema } from '../../schema/protocol/release.js';
import {
  cellAt,
  cellsOf,
  frame,
  officialText,
  reference,
  refusalOf,
  releaseOf,
  shippedReleases,
} from './officialSupport.js';

describe('the shipped releases', () => {
  test('are one of each official dataset, owned by the Home Office', () => {
    expect(shippedReleases().map(({ id }) => id)).toEqual([
      'home-office.officialReferrals.2024-03-07',
      'home-office.officialReferralsByResponder.2024-03-07',
      'home-office.officialDecisions.2024-03-07',
      'home-office.officialDutyToNotify.2024-03-07',
      'home-office.officialTotals.2026-02-19',
      'home-office.citedFigures.2026-02-19',
    ]);
    for (const { owners, rule, provenance } of shippedReleases()) {
      expect({ owners, rule, provenance }).toEqual({
        owners: ['home-office'],
        rule: 'PUBLISHED',
        provenance: 'OFFICIAL',
      });
    }
  });

  test('pass the check that every release passes', () => {
    expect(shippedReleases().flatMap((release) => checkRelease(frame, releaseSchema.parse(release)))).toEqual(
      [],
    );
  });

  test('come out the same every time', () => {
    expect(loadOfficialReleases(frame)).toEqual(shippedReleases());
  });

  test('hold fewer than 60,000 cells', () => {
    const sizes = shippedReleases().flatMap(({ tables }) => tables.map(({ cells }) => cells.length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
  });

  test('name the file they were read from with its hash and licence', () => {
    expect(releaseOf('officialDecisions').source).toEqual({
      title:
        'National Referral Mechanism statistics UK, quarter 4 2023: reasonable and conclusive grounds decisions',
      publisher: 'Home Office',
      published: '2024-03-07',
      url: expect.stringContaining('https://www.gov.uk/government/statistics/'),
      file: 'nrm-decisions.csv',
      sha256: sha256(officialText('nrm-decisions.csv')),
      licence: 'Open Government Licence v3.0',
    });
  });

  test('carry the breaks that fall within them', () => {
    const periods = (dataset: string) => releaseOf(dataset).breaks.map(({ period }) => period);
    expect({
      decisions: periods('officialDecisions'),
      referrals: periods('officialReferrals'),
      responders: periods('officialReferralsByResponder'),
    }).toEqual({
      decisions: ['2019-Q2', '2021-Q2', '2021-Q4', '2022-Q4', '2023-Q1', '2023-Q3'],
      referrals: ['2015-Q4', '2019-Q2', '2021-Q4'],
      responders: [],
    });
  });
});

describe('the threshold of 10', () => {
  const single = new Set(
    reference.responders.filter((responder) => responder.single).map(({ name }) => name),
  );
  const below = releaseOf('officialReferralsByResponder').tables.flatMap(({ cells }) =>
    cells.filter(
      ({ area, dimensions }) => area !== 'K02000001' || single.has(dimensions['firstResponder'] ?? ''),
    ),
  );

  test('holds for every single responder and force', () => {
    expect(below.length).toBeGreaterThan(10_000);
    expect(below.filter(({ value }) => value !== null && value < 10)).toEqual([]);
  });

  test('leaves from 10 up as published, not rounded', () => {
    expect(below.some(({ value }) => value !== null && value % 5 !== 0)).toBe(true);
  });

  test('is applied after summing: totals of withheld cells stand', () => {
    const place = { dataset: 'officialReferralsByResponder', table: 'FORCE_YEAR_EXPLOITATION_AGE_SEX' };
    expect(cellAt({ ...place, period: '2023', area: 'E23000034' }).value).toBe(10);
    const parts = cellsOf(place.dataset, place.table).filter(
      ({ area, period, dimensions }) =>
        area === 'E23000034' &&
        period === '2023' &&
        !Object.values(dimensions).some((code) => code === 'ALL'),
    );
    expect(new Set(parts.map(({ status }) => status))).toEqual(new Set(['WITHHELD']));
  });

  test('names the publication that shows what is withheld', () => {
    const place = {
      dataset: 'officialReferralsByResponder',
      table: 'UK_QUARTER_RESPONDER',
      period: '2023-Q4',
    };
    expect(cellAt(place, { firstResponder: 'City of London Police' })).toMatchObject({
      value: null,
      status: 'WITHHELD',
      note: 'Under 10 below national level: withheld here, though openly published in "National Referral Mechanism statistics UK, quarterly first-responder tables, quarter 2 2022 to quarter 4 2023", https://www.gov.uk/government/collections/national-referral-mechanism-statistics.',
    });
  });

  test('does not touch a responder class, which is national', () => {
    const classes = cellsOf('officialReferralsByResponder', 'UK_QUARTER_CLASS_EXPLOITATION_AGE_SEX');
    expect(new Set(classes.map(({ status }) => status))).toEqual(new Set(['RELEASED']));
    expect(classes.some(({ value }) => value === 1)).toBe(true);
  });

  test('leaves the total of every responder standing in every quarter', () => {
    const cells = cellsOf('officialReferralsByResponder', 'UK_QUARTER_RESPONDER');
    expect(cells).toHaveLength((reference.responders.length + 1) * 7);
  });
});

describe('first responders', () => {
  const territorial = reference.responders.filter(({ forceArea }) => forceArea !== undefined);

  test('are 43 territorial forces and 25 others, 8 of them police', () => {
    const police = reference.responders.filter((responder) => responder.class === 'POLICE');
    expect([reference.responders.length, territorial.length, police.length]).toEqual([68, 43, 51]);
  });

  test('of a territorial force stand for a police force area each', () => {
    const kinds = territorial.map(({ forceArea }) =>
      frame.areas.get(forceArea ?? '')?.kinds.includes('POLICE_FORCE_AREA'),
    );
    expect(new Set(kinds)).toEqual(new Set([true]));
    expect(new Set(territorial.map(({ forceArea }) => forceArea)).size).toBe(43);
  });

  test('beside the territorial forces stand in the responder tables alone', () => {
    const place = {
      dataset: 'officialReferralsByResponder',
      table: 'UK_QUARTER_RESPONDER',
      period: '2023-Q4',
    };
    expect(cellAt(place, { firstResponder: 'Police Scotland' }).value).toBe(75);
    const areas = cellsOf(place.dataset, 'FORCE_QUARTER_EXPLOITATION_AGE_SEX').map(({ area }) => area);
    expect(new Set(areas).size).toBe(43);
  });
});

test('a shipped file with other bytes is refused', () => {
  const edited = (file: string) => {
    const text = officialText(file);
    return file === 'nrm-duty-to-notify.csv' ? `${text}\n` : text;
  };
  expect(refusalOf(() => loadOfficialReleases(frame, edited))).toMatchObject({
    code: 'DATA_INVALID',
    file: 'nrm-duty-to-notify.csv',
    remedy: 'Restore the published file, or record the new one with its date and hash in sources.json.',
  });
});
