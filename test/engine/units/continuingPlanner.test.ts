import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import { continuationSupergraph } from '../../../gateway/engine/plan/continuation/continuationSupergraph.js';
import { continuingPlanner } from '../../../gateway/engine/plan/continuation/continuingPlanner.js';
import { loadNativePlanner } from '../../../gateway/engine/plan/nativePlanner.js';
import type { Planner, PlannerFactory } from '../../../gateway/engine/plan/planner.js';
import { readGraph } from '../../../scripts/scenarios/readGraph.js';

const folder = fileURLToPath(new URL('../scenarios/requires-circular', import.meta.url));
const signal = AbortSignal.timeout(60_000);

describe('a planner that goes on from an entity', () => {
  let sdl: string;
  let native: PlannerFactory;
  beforeAll(async () => {
    sdl = (await readGraph(folder)).supergraphSdl;
    native = await loadNativePlanner();
  });

  /** Tells which supergraphs were planned on, and with which operations. */
  function watched() {
    const asked: string[] = [];
    const factory: PlannerFactory = (supergraph) => {
      const planner: Planner = native(supergraph);
      return {
        plan: (text, until) => {
          asked.push(text.replace(/\s+/g, ' '));
          return planner.plan(text, until);
        },
      };
    };
    return { asked, planner: continuingPlanner(factory)(sdl) };
  }

  test('leaves a plan alone that the native planner finds', async () => {
    const { asked, planner } = watched();
    expect(await planner.plan('{rings{two}}', signal)).toEqual(
      await native(sdl).plan('{rings{two}}', signal),
    );
    expect(asked).toEqual(['{rings{two}}']);
  });

  test('cuts an operation at the entity where the native planner gives up', async () => {
    await expect(native(sdl).plan('{rings{peer{two}}}', signal)).rejects.toThrow(/Path 'rings.@.peer'/);
    const { asked, planner } = watched();
    const plan = await planner.plan('{rings{peer{two}}}', signal);
    expect(asked).toEqual([
      '{rings{peer{two}}}',
      '{ continue_Ring { two } }',
      '{ rings { peer { __typename id } } }',
    ]);
    expect(JSON.stringify(plan)).not.toContain('continue_');
    expect(JSON.stringify(plan)).not.toContain('CONTINUATION');
  });

  test('says so where the operation itself is at fault', async () => {
    const { planner } = watched();
    await expect(planner.plan('{rings{nothing}}', signal)).rejects.toThrow();
  });

  test('adds a subgraph that knows keys and nothing else', () => {
    const extended = parse(continuationSupergraph(parse(sdl)));
    const schema = buildASTSchema(extended, { assumeValid: true, assumeValidSDL: true });
    const directivesOf = (field: string) =>
      (schema.getQueryType()?.getFields()[field]?.astNode?.directives ?? []).length;
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(['rings', 'continue_Ring']);
    expect(directivesOf('continue_Ring')).toBe(1);
  });
});
