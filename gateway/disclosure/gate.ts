import type { GateFaultLog } from '../audit/gateFaults.js';
import type { CellGate, Figure } from '../engine/cellGate.js';
import { answeringAreas } from './answeringAreas.js';
import type { CellRegister } from './cellRegister.js';
import { checkAllWords } from './checkAllWords.js';
import { type DisbeliefOptions, startDisbelief } from './disbelief.js';
import { isWrongNumber, judgeFigures } from './judgeFigures.js';
import {
  barredFaults,
  barredIn,
  ownerErrors,
  refusedElsewhere,
  refusingOwners,
  removeSeries,
  withoutBarred,
} from './judgeOwners.js';
import type { PlaceMeans } from './judgePlace.js';
import { faultsOf, type Refused, refusalsOf } from './refusals.js';
import type { Verdict } from './verdict.js';
import { withhold, withholdPlace } from './withhold.js';

export interface GateOptions extends Omit<PlaceMeans, 'answering'>, DisbeliefOptions {
  readonly register: CellRegister;
  readonly faults: GateFaultLog;
}

/** How long a subgraph that showed a wrong number of a release is not believed about it: ten minutes. */
export const usualDisbeliefMs = 600_000;

/** The last gate over a register: of every answer only registered figures pass, whatever subgraph they come from. */
export function startCellGate(options: GateOptions): CellGate {
  const means = { ...options, answering: answeringAreas(options.areas) };
  const disbelief = startDisbelief(options);
  const inspect: CellGate['inspect'] = async (found, { series = [], permissions }) => {
    if (found.length === 0 && series.length === 0) return [];
    const view = await options.register.view(found.flatMap(cellNamed));
    const owners = { view, series, refusing: refusingOwners(means, permissions) };
    const judged = judgeFigures({ ...means, isDisbelieved: disbelief.holds }, found, view);
    const barred = barredIn(owners, judged);
    const verdicts = withoutBarred(owners, judged);
    const words = checkAllWords({ ...means, view }, verdicts);
    const refused = [...verdicts.flatMap(refusedIn), ...words];
    for (const verdict of verdicts.filter(({ reason }) => reason !== undefined)) withholdAll(means, verdict);
    for (const { figure, registered } of verdicts.filter(isWrongNumber)) {
      if (registered) disbelief.remember(figure.subgraph, registered.cell.release);
    }
    removeSeries(barred);
    const faults = [...faultsOf(refused), ...barredFaults(barred, refused)];
    if (faults.length > 0) await options.faults.record(faults);
    return [...refusalsOf(refusedElsewhere(refused, barred)), ...ownerErrors(barred)];
  };
  return { inspect };
}

const cellNamed = ({ kind, fields }: Figure): readonly string[] =>
  kind === 'count' && typeof fields['cell'] === 'string' ? [fields['cell']] : [];

const refusedIn = ({ figure, reason, registered }: Verdict): readonly Refused[] =>
  reason === undefined ? [] : [{ figure, reason, registered }];

function withholdAll(means: PlaceMeans, verdict: Verdict): void {
  withhold(verdict.figure);
  withholdPlace(means, verdict);
}
