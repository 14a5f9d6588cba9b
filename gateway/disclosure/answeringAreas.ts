import type { Areas } from '../../schema/areas/areas.js';
import type { PlaceMeans } from './judgePlace.js';

/** Remembers which areas answer for which: there are a few hundred areas, and every count asks. */
export function answeringAreas(areas: Areas): PlaceMeans['answering'] {
  const known = new Map<string, ReadonlySet<string>>();
  return (asked, kinds) => {
    if (areas.get(asked) === undefined) return new Set();
    const key = `${asked} ${kinds.tableKind} ${kinds.leafKind}`;
    const answers = known.get(key) ?? new Set(areas.answeringAreas(asked, kinds));
    known.set(key, answers);
    return answers;
  };
}
