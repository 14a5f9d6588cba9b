import { isBag, type OpenBag } from './bag.js';
import { type FaultError, FieldFault, isFault, type PathPart } from './fieldFault.js';
import { addRemark } from './remarks.js';

/**
 * Puts an error of a subgraph where it belongs in that subgraph's data: at the null that stands for it, which may stand
 * above the place of the error. `remarked` where a list or an object stands there, which keeps it; `filled` where a single
 * value does, `nowhere` where the data has no such place.
 */
export function placeError(
  root: OpenBag,
  error: FaultError,
  path: readonly PathPart[],
): 'placed' | 'remarked' | 'filled' | 'nowhere' {
  let around: unknown = root;
  for (const [at, part] of path.entries()) {
    const next = childOf(around, part);
    if (next === undefined || next === null || isFault(next)) {
      const fault = new FieldFault([{ ...error, below: path.slice(at + 1) }]);
      return put(around, part, isFault(next) && isTold(next) ? next.and(fault) : fault)
        ? 'placed'
        : 'nowhere';
    }
    around = next;
  }
  if (typeof around !== 'object' || around === null) return 'filled';
  addRemark(around, error);
  return 'remarked';
}

/** What a field that is missing is marked with says less than the error the subgraph itself gave. */
const isTold = ({ errors }: FieldFault): boolean =>
  errors.every(({ extensions }) => extensions['code'] !== 'SUBGRAPH_INVALID_RESPONSE');

function childOf(around: unknown, part: PathPart): unknown {
  if (Array.isArray(around)) return typeof part === 'number' ? around[part] : undefined;
  return isBag(around) ? around[part] : undefined;
}

function put(around: unknown, part: PathPart, fault: FieldFault): boolean {
  if (Array.isArray(around) && typeof part === 'number' && part < around.length) around[part] = fault;
  else if (isBag(around) && typeof part === 'string' && part in around) around[part] = fault;
  else return false;
  return true;
}
