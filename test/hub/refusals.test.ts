import { describe, expect, test } from '@jest/globals';
import { testHub } from './testHub.js';

const hub = testHub();

const made = (area: string, period: string, table: string) =>
  `{ area(code: "${area}") { code referralsMade(period: "${period}", table: ${table}) { total { value } } } }`;
const merseyside = 'E23000004';

describe('a question that cannot be answered says what was expected, what was found and what to do', () => {
  test('an area that does not exist: the nearest is named', async () => {
    const { data, errors } = await hub.ask(made('E23000099', '2023', 'FORCE_YEAR'));
    expect(data ?? { area: null }).toEqual({ area: null });
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/^There is no such area\./),
        path: ['area'],
        extensions: {
          code: 'UNKNOWN_AREA',
          expected: 'the ONS code of an area, such as E12000007 for London',
          found: '"E23000099"',
          remedy: expect.stringMatching(
            /^The nearest is E230000\d\d \(.+\)\. List the areas of a kind with areas\(kind:\)\.$/,
          ),
        },
      },
    ]);
  });

  const refused = (
    code: string,
    parts: { message: string; expected: string; found: string; remedy: string },
  ) => {
    const { message, ...extensions } = parts;
    return {
      data: { area: { code: expect.any(String), referralsMade: null } },
      errors: [{ message, path: ['area', 'referralsMade'], extensions: { code, ...extensions } }],
    };
  };
  const inFull = (what: string, parts: { expected: string; found: string; remedy: string }) => ({
    message: `${what} Expected ${parts.expected}; found ${parts.found}. ${parts.remedy}`,
    ...parts,
  });

  test('a quarter outside the release', async () => {
    expect(await hub.ask(made(merseyside, '2031-Q1', 'FORCE_QUARTER'))).toEqual(
      refused(
        'PERIOD_OUTSIDE_RELEASE',
        inFull('No release of referralsMade covers this period.', {
          expected: 'a period within 2019-Q1 to 2023-Q4',
          found: '2031-Q1',
          remedy: 'Ask for a period that the release covers.',
        }),
      ),
    );
  });

  test('a year from a table by quarter', async () => {
    expect(await hub.ask(made(merseyside, '2023', 'FORCE_QUARTER'))).toEqual(
      refused(
        'PERIOD_NOT_IN_TABLE',
        inFull('Table FORCE_QUARTER is not by this kind of period.', {
          expected: 'quarters: 2023-Q4 or 2022-Q1..2023-Q4',
          found: '2023',
          remedy: 'Change the period, or ask for a table by it.',
        }),
      ),
    );
  });

  test('an area too small for the table: the wider one is named', async () => {
    expect(await hub.ask(made('E08000012', '2023', 'FORCE_YEAR'))).toEqual(
      refused(
        'AREA_NOT_IN_TABLE',
        inFull('Table FORCE_YEAR has no figures for an area like E08000012.', {
          expected: 'an area of kind POLICE_FORCE_AREA, or one that holds some',
          found: 'Liverpool (LOCAL_AUTHORITY)',
          remedy: 'Ask about Merseyside Police (E23000004).',
        }),
      ),
    );
  });

  const badPeriod = (found: string) =>
    refused(
      'BAD_PERIOD',
      inFull(`"${found}" is not a period.`, {
        expected:
          'a year (2023), a quarter (2023-Q4), a range of one of them (2019..2023, 2022-Q1..2023-Q4), or several years counted as one (2019/2023)',
        found,
        remedy: 'Write the period in one of these forms, the earlier end of a range first.',
      }),
    );

  test.each(['2023-Q5', '2023..2019', 'last year'])('the period "%s" in the question', async (period) => {
    expect(await hub.ask(made(merseyside, period, 'FORCE_YEAR'))).toEqual(badPeriod(period));
  });

  test('a period in a variable', async () => {
    const question = `query ($period: Period!) { area(code: "${merseyside}") { code
      referralsMade(period: $period, table: FORCE_YEAR) { total { value } } } }`;
    expect(await hub.ask(question, { period: '2023-Q9' })).toEqual(badPeriod('2023-Q9'));
  });

  test('a table that the dataset does not declare never reaches a subgraph', async () => {
    const { data, errors } = await hub.ask(made(merseyside, '2023', 'FORCE_YEAR_NATIONALITY'));
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      {
        message: expect.stringContaining(
          '"FORCE_YEAR_NATIONALITY" does not exist in "ReferralsMadeTable" enum',
        ),
        locations: [expect.anything()],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });

  test('one bad part leaves the others standing', async () => {
    const { data, errors } = await hub.ask(`{ area(code: "${merseyside}") {
      good: crimes(period: "2023", table: FORCE_YEAR) { total { status } }
      late: crimes(period: "2031", table: FORCE_YEAR) { total { status } } } }`);
    expect(data).toEqual({ area: { good: [{ total: { status: 'RELEASED' } }], late: null } });
    expect(errors?.map(({ path, extensions }) => [path, extensions?.['code']])).toEqual([
      [['area', 'late'], 'PERIOD_OUTSIDE_RELEASE'],
    ]);
  });
});
