import { nextPeriod, yearOf } from '../../../schema/protocol/period.js';
import { OfficialFileError } from './officialFileError.js';

/** Which quarters a file holds, and which of its years are whole. */
export interface Coverage {
  readonly quarters: readonly string[];
  /** Year to the reason why it isn't whole. Three quarters are never summed to a year. */
  readonly incomplete: ReadonlyMap<string, string>;
}

/** Throws where a quarter between the first and the last is missing: a hole would pass for a zero. */
export function coverageOf(
  file: string,
  found: Iterable<string>,
  reasons: Readonly<Record<string, string>>,
): Coverage {
  const quarters = [...new Set(found)].sort();
  refuseHoles(file, quarters);
  const years = [...new Set(quarters.map(yearOf))];
  const incomplete = years.flatMap((year): [string, string][] => {
    const held = quarters.filter((quarter) => yearOf(quarter) === year);
    return held.length === 4 ? [] : [[year, reasonFor(held, reasons[year])]];
  });
  return { quarters, incomplete: new Map(incomplete) };
}

function reasonFor(held: readonly string[], reason: string | undefined): string {
  const names = held.map((quarter) => quarter.slice(5)).join(', ');
  return [`Not a whole year: ${names} alone, which are not summed.`, reason ?? ''].join(' ').trim();
}

function refuseHoles(file: string, quarters: readonly string[]): void {
  const before = quarters.find(
    (quarter, at) => at < quarters.length - 1 && nextPeriod(quarter) !== quarters[at + 1],
  );
  if (before === undefined) return;
  throw new OfficialFileError(
    { file, column: 'quarter' },
    {
      expected: `rows of ${nextPeriod(before)}, which follows ${before}`,
      found: 'none',
      remedy: 'Add the rows of every quarter between the first and the last, then import the file again.',
    },
  );
}
