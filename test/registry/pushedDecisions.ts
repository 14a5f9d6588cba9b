import { expect } from '@jest/globals';
import type { HubError } from '../../gateway/errors.js';
import { registerPushed } from '../../gateway/registry/registerRelease.js';
import type { Cell } from '../../schema/protocol/cell.js';
import { type ReleaseDocument, type SignedRelease, signRelease } from '../../schema/protocol/release.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';
import { madeRelease, type TestRegister } from './testRegister.js';

export const owner = 'merseyside-police-demo';
export const merseyside = 'E23000004';
export const made = { owner, home: merseyside, periods: '2023-Q1..2023-Q2' };
const atom = (codes: Readonly<Record<string, string>>, count: number) => ({
  area: merseyside,
  period: '2023-Q1',
  codes,
  count,
});

/** Decisions of two quarters, good as they are: two tables, 54 cells. */
export const decisions = madeRelease({
  ...made,
  dataset: 'decisions',
  atoms: [
    atom({ kind: 'REASONABLE_GROUNDS', outcome: 'POSITIVE', age: 'ADULT' }, 27),
    atom({ kind: 'REASONABLE_GROUNDS', outcome: 'NEGATIVE', age: 'CHILD' }, 4),
  ],
});

export const signed = (release: ReleaseDocument, key = owner): SignedRelease =>
  signRelease(release, demonstrationKey(key));

/** The release with its table by city region, or one cell of it, changed. */
export const withCells = (change: (cells: readonly Cell[]) => readonly object[]): ReleaseDocument => ({
  ...decisions,
  tables: decisions.tables.map((table, at) =>
    at === 0 ? { ...table, cells: change(table.cells) as Cell[] } : table,
  ),
});
export const withCell = (change: object) =>
  withCells(([first, ...others]) => [{ ...first, ...change }, ...others]);

type Refusal = Pick<HubError, 'code' | 'message' | 'details'>;

/** What pushing a body is refused with; and nothing of it is in the register after. */
export async function refusalFrom(register: TestRegister, body: unknown): Promise<Refusal> {
  const before = await register.rows();
  const refusal = await registerPushed(register.means, body).catch((error: HubError) => error);
  expect(await register.rows()).toEqual(before);
  if (typeof refusal === 'string') throw new Error(`The release was registered as ${refusal}.`);
  const { code, message, details } = refusal;
  return { code, message, details };
}

export const refused = (id: string, ...faults: object[]) => ({
  code: 'RELEASE_REFUSED',
  message: `Release ${id} was refused; nothing of it was registered.`,
  details: { faults },
});

export const cellName = (area = merseyside, rest = '2023/REASONABLE_GROUNDS/POSITIVE') =>
  `${decisions.id}#CITY_REGION_YEAR_KIND_OUTCOME/${area}/${rest}`;
