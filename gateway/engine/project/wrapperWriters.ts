import { isFault } from '../run/fieldFault.js';
import { wrong } from './leafWriter.js';
import type { ProjectionRun, Relocate, Writer } from './projectionRun.js';

const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;

/** Says that a value is not there which has to be. */
export function missing(place: string, run: ProjectionRun): false {
  return run.fail(`Cannot return null for non-nullable field ${place}.`, 'SUBGRAPH_INVALID_RESPONSE');
}

/** Writes null where nothing can be written of the value. */
export function nullable(write: Writer): Writer {
  return (value, run) => {
    const { out, isTracking } = run;
    const mark = out.at;
    if (value !== null && value !== undefined) {
      if (write(value, run)) return true;
      if (!isTracking) return false;
    }
    out.at = mark;
    out.null();
    return true;
  };
}

/** Writes lists of what is written one by one. */
export function listWriter(item: Writer, relocate: Relocate): Writer {
  return (value, run) => {
    if (!Array.isArray(value))
      return isFault(value) ? run.failWith(value, relocate) : wrong(value, run, 'list');
    const { out, isTracking, path } = run;
    if (isTracking) run.remark(value);
    let isWhole = true;
    out.byte(openBracket);
    for (let at = 0; at < value.length; at++) {
      if (at > 0) out.byte(comma);
      if (isTracking) path.push(at);
      if (!item(value[at], run)) isWhole = false;
      if (isTracking) path.pop();
      else if (!isWhole) return false;
    }
    out.byte(closeBracket);
    return isWhole;
  };
}
