import 'reflect-metadata';
import { graphql } from 'graphql';
import type { GateFault } from '../../../gateway/audit/gateFaults.js';
import { startCellRegister } from '../../../gateway/disclosure/cellRegister.js';
import { startCellGate, usualDisbeliefMs } from '../../../gateway/disclosure/gate.js';
import type { CellGate, GateRefusal } from '../../../gateway/engine/cellGate.js';
import { registerOfficial } from '../../../gateway/registry/registerRelease.js';
import { privateKeyFrom, publicKeyText } from '../../../schema/protocol/ownerKey.js';
import {
  areaReferenceType,
  buildDatasetSchema,
  datasetContext,
  type FederatedSchema,
  startRegister,
} from '../../../subgraphs/kit/index.js';
import { permittedRequest } from '../../kit/guard/testKeys.js';
import { releaseOf } from '../../registry/officialSupport.js';
import { frame, madeRelease, startTestRegister, type TestRegister } from '../../registry/testRegister.js';
import { type Fetched, figuresIn } from './fetched.js';

export const hubKey = privateKeyFrom(Buffer.alloc(32, 42));
export const merseyside = { owner: 'merseyside-police-demo', home: 'E23000004' };
export const metropolitan = { owner: 'metropolitan-police-demo', home: 'E23000001' };
export const clock = () => new Date('2026-11-25T12:00:00Z');

/** An answer after the gate, with what it reported and recorded. */
export interface Gated {
  readonly data: Fetched;
  readonly refusals: readonly GateRefusal[];
  readonly faults: readonly GateFault[];
}

/** A register with releases of two forces and an official series, and the kit's schemas that serve from it. */
export interface GateBench {
  readonly register: TestRegister;
  /** What a subgraph of the kit answers, as plain JSON. */
  answer(question: Question): Promise<Fetched>;
  execute(
    sector: Question['sector'],
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Fetched>;
  /** Puts an answer through a gate of its own; with `gate` left out it goes through none. */
  inspect(question: Question, data: Fetched, gate?: CellGate): Promise<Gated>;
  gate(change?: Partial<Parameters<typeof startCellRegister>[0]>): CellGate;
  readonly faults: GateFault[];
  stop(): Promise<void>;
}

export interface Question {
  readonly sector: 'police' | 'evidence';
  /** As an engine asks a subgraph: for entities. */
  readonly query: string;
  /** What it asks of each area. */
  readonly fields: string;
  readonly areas: readonly string[];
}

const atom = (home: string, kind: string, outcome: string, count: number) => ({
  area: home,
  period: '2023-Q1',
  codes: { kind, outcome, age: 'ADULT' },
  count,
});

/** Where the figures of the Metropolitan Police by city region stand. */
export const london = 'E12000007';

/** True counts that none of the answers may hold: 27, 4, 62, 88 and 31, 150, 133, 6. */
export const decisionsOf = ({ owner, home }: typeof merseyside, vintage?: string) =>
  madeRelease({
    owner,
    home,
    vintage,
    dataset: 'decisions',
    periods: '2022-Q1..2023-Q4',
    atoms: [
      atom(home, 'REASONABLE_GROUNDS', 'POSITIVE', owner === merseyside.owner ? 27 : 133),
      atom(home, 'REASONABLE_GROUNDS', 'NEGATIVE', owner === merseyside.owner ? 4 : 6),
      atom(home, 'CONCLUSIVE_GROUNDS', 'POSITIVE', 62),
      atom(home, 'CONCLUSIVE_GROUNDS', 'NEGATIVE', 88),
    ],
  });

export async function startGateBench(): Promise<GateBench> {
  const register = await startTestRegister();
  for (const owner of [merseyside, metropolitan]) await register.publish(decisionsOf(owner));
  await register.publish(crimesOf(merseyside));
  await registerOfficial(
    register.means,
    [releaseOf('officialDecisions'), releaseOf('officialDutyToNotify')],
    hubKey,
  );
  const client = startRegister(register.servingUrl);
  const schemas = new Map<string, FederatedSchema>();
  for (const sector of ['police', 'evidence'] as const) {
    schemas.set(sector, await buildDatasetSchema({ ...frame, sector, area: areaReferenceType() }));
  }
  const schemaOf = (sector: string) => schemas.get(sector)?.schema ?? fail(sector);
  const faults: GateFault[] = [];
  const variables = ({ areas }: Question) => ({ areas: areas.map((code) => ({ __typename: 'Area', code })) });
  const execute: GateBench['execute'] = async (sector, source, variableValues) => {
    const contextValue = datasetContext(permittedRequest(), client, clock);
    const schema = schemaOf(sector);
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    if (errors) throw errors[0];
    return JSON.parse(JSON.stringify(data));
  };
  const gate: GateBench['gate'] = (change) => gateOver(register, faults, change);
  return {
    register,
    faults,
    gate,
    execute,
    answer: (question) => execute(question.sector, question.query, variables(question)),
    inspect: async (question, data, through) => {
      const { sector, query } = question;
      const from = faults.length;
      const asked = { schema: schemaOf(sector), query, variables: variables(question), subgraph: sector };
      const found = figuresIn(asked, data);
      const refusals = (await through?.inspect(found, {})) ?? [];
      return { data, refusals, faults: faults.slice(from) };
    },
    stop: async () => {
      await client.close();
      await register.stop();
    },
  };
}

function gateOver(
  { means }: TestRegister,
  faults: GateFault[],
  change: Partial<Parameters<typeof startCellRegister>[0]> = {},
): CellGate {
  const own = { pool: means.pool, clock, hubKey: publicKeyText(hubKey), graceMs: 15_000 };
  const register = startCellRegister({ ...own, cellsKept: 10_000, timeoutMs: 2000, ...change });
  const record = async (recorded: readonly GateFault[]) => {
    faults.push(...recorded);
  };
  return startCellGate({
    ...frame,
    register,
    faults: { record },
    clock: change.clock ?? clock,
    disbeliefMs: usualDisbeliefMs,
  });
}

export const crimesOf = ({ owner, home }: typeof merseyside, vintage?: string) =>
  madeRelease({
    owner,
    home,
    vintage,
    dataset: 'crimes',
    periods: '2022..2023',
    atoms: [
      { area: home, period: '2022', codes: {}, count: 3 },
      { area: home, period: '2023', codes: {}, count: 33 },
    ],
  });

function fail(sector: string): never {
  throw new Error(`no schema of ${sector}`);
}
