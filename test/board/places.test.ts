import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { apiSchemaOf } from '../../gateway/questions/apiSchema.js';
import { loadBoard } from '../../schema/board/loadBoard.js';
import { placesOf } from '../../schema/board/places.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { boardPage } from '../../scripts/generate/boardPage.js';

const read = (path: string) => readFileSync(new URL(`../../schema/${path}`, import.meta.url), 'utf8');
const places = placesOf(loadBoard(), loadEvidence());
const schema = apiSchemaOf(read('supergraph.graphql'));

describe('the places of systems, bodies and recommendations', () => {
  test('are six recommendations, five asks and every body', () => {
    expect(places).toHaveLength(6 + 5 + loadBoard().bodies.length);
  });

  test('have queries that the supergraph accepts', () => {
    const faults = places.flatMap(({ name, query }) =>
      validate(schema, parse(query)).map(({ message }) => `${name}: ${message}`),
    );
    expect(faults).toEqual([]);
  });

  test('lack no document of the two sources', () => {
    const named = new Set(loadBoard().bodies.flatMap(({ namedIn }) => namedIn));
    expect([...named].sort()).toEqual(['LETTER', 'PRESS_RELEASE']);
  });

  test('are in the documentation as `npm run generate` writes it', () => {
    expect(read('board/README.md')).toBe(boardPage());
  });
});
