import { describe, expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { batchedDocument } from '../../gateway/indicators/asking/batchedDocument.js';
import { inLanes } from '../../gateway/indicators/report/inLanes.js';

const source =
  'query A($area: ID!, $period: Period!) { area(code: $area) { code crimes(period: $period) { total { ...S } } } } fragment S on Count { value }';
const place = (area: string, period = '2023') => ({ area, period });
const pretty = (query: string) => print(parse(query));

describe('places of one kind that differ in the area alone', () => {
  const batch = batchedDocument(source, [place('A'), place('B')], 'CITY_REGION');

  test('are read from the list of their kind', () => {
    expect(batch.query).toBe(
      pretty(
        'query A($period: Period!) { areas(kind: CITY_REGION) { code crimes(period: $period) { total { ...S } } } } fragment S on Count { value }',
      ),
    );
    expect(batch.variables).toEqual({ period: '2023' });
  });

  test('find themselves in the answer by their code', () => {
    const data = { areas: [{ code: 'C' }, { code: 'B', crimes: [] }] };
    expect(batch.answerAt(data, place('B'))).toEqual({ area: { code: 'B', crimes: [] } });
    expect(batch.answerAt(data, place('A'))).toEqual({ area: null });
    expect(batch.answerAt(null, place('B'))).toEqual({ area: null });
  });

  test('take their own errors, and those of the whole list', () => {
    const data = { areas: [{ code: 'A' }, { code: 'B' }] };
    expect(batch.pathAt(data, place('B'), 'areas.1.crimes')).toBe('area.crimes');
    expect(batch.pathAt(data, place('A'), 'areas.1.crimes')).toBeUndefined();
    expect(batch.pathAt(data, place('A'), 'areas')).toBe('areas');
  });
});

describe('any other places', () => {
  const batch = batchedDocument(source, [place('A'), place('A', '2022'), place('A')], 'CITY_REGION');

  test('stand side by side, each once', () => {
    expect(batch.query).toBe(
      pretty(`query A($at0_area: ID!, $at0_period: Period!, $at1_area: ID!, $at1_period: Period!) {
        at0_area: area(code: $at0_area) { code crimes(period: $at0_period) { total { ...S } } }
        at1_area: area(code: $at1_area) { code crimes(period: $at1_period) { total { ...S } } }
      } fragment S on Count { value }`),
    );
    expect(batch.variables).toEqual({ at0_area: 'A', at0_period: '2023', at1_area: 'A', at1_period: '2022' });
  });

  test('find themselves by the place they have', () => {
    const data = { at0_area: { code: 'A' }, at1_area: null };
    expect(batch.answerAt(data, place('A'))).toEqual({ area: { code: 'A' } });
    expect(batch.answerAt(data, place('A', '2022'))).toEqual({ area: null });
  });

  test('take their own errors, and those of the whole question', () => {
    expect(batch.pathAt({}, place('A', '2022'), 'at1_area.crimes')).toBe('area.crimes');
    expect(batch.pathAt({}, place('A'), 'at1_area.crimes')).toBeUndefined();
    expect(batch.pathAt({}, place('A'), '')).toBe('');
  });
});

test('a document is given no variable that it does not declare', () => {
  const batch = batchedDocument(
    'query A($area: ID!) { area(code: $area) { code } }',
    [place('A')],
    undefined,
  );
  expect(batch.variables).toEqual({ at0_area: 'A' });
});

test('work in lanes keeps the order of what is worked on, and never runs more at once', async () => {
  let running = 0;
  let most = 0;
  const results = await inLanes([30, 0, 10, 0, 20], 2, async (ms) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return ms;
  });
  expect({ results, most }).toEqual({ results: [30, 0, 10, 0, 20], most: 2 });
});
