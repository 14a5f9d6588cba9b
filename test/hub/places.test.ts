import { describe, expect, test } from '@jest/globals';
import { loadBoard } from '../../schema/board/loadBoard.js';
import { placesOf } from '../../schema/board/places.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { testHub } from './testHub.js';

const hub = testHub();

describe('every system, body and recommendation of both sources has a place that a query reaches', () => {
  test.each(placesOf(loadBoard(), loadEvidence()))('$name', async ({ query }) => {
    const { data, errors } = await hub.ask(query);
    expect(errors).toBeUndefined();
    expect(Object.values(data ?? {}).filter((field) => field === null || isEmpty(field))).toEqual([]);
  });
});

const isEmpty = (field: unknown) => Array.isArray(field) && field.length === 0;
