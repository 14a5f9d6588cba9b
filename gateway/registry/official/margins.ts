import { yearOf } from '../../../schema/protocol/period.js';
import type { Leaf } from './leaf.js';
import type { Margin } from './officialFile.js';
import { OfficialFileError } from './officialFileError.js';

/** Throws unless the leaves add up to every published total; a release is made of nothing else. */
export function checkMargins(file: string, leaves: readonly Leaf[], margins: readonly Margin[]): void {
  for (const margin of margins) {
    const sum = leaves.filter((leaf) => isUnder(leaf, margin)).reduce((total, leaf) => total + leaf.count, 0);
    if (sum === margin.total) continue;
    throw new OfficialFileError(
      { file },
      {
        expected: `${nameOf(margin)} to add up to the published ${margin.total}`,
        found: String(sum),
        remedy:
          'Compare the file with the publication; where a later one revised it, record its totals in sources.json.',
      },
    );
  }
}

function isUnder(leaf: Leaf, { period, codes }: Margin): boolean {
  const isInPeriod = leaf.quarter === period || yearOf(leaf.quarter) === period;
  return isInPeriod && Object.entries(codes).every(([dimension, code]) => leaf.codes[dimension] === code);
}

const nameOf = ({ period, codes }: Margin): string => [period, ...Object.values(codes)].join(', ');

/** Throws unless every quarter has each combination of these codes: tables published with their zeros have no gaps. */
export function checkGrid(
  file: string,
  leaves: readonly Leaf[],
  codes: Readonly<Record<string, readonly string[]>>,
): void {
  const grid = Object.values(codes).reduce((size, values) => size * values.length, 1);
  const rows = new Map<string, number>();
  for (const { quarter } of leaves) rows.set(quarter, (rows.get(quarter) ?? 0) + 1);
  for (const [quarter, found] of rows) {
    if (found === grid) continue;
    throw new OfficialFileError(
      { file, column: 'quarter' },
      {
        expected: `${grid} rows for ${quarter}, one for each combination of ${Object.keys(codes).join(', ')}`,
        found: String(found),
        remedy: 'Add the missing rows with the published count, 0 where it is none.',
      },
    );
  }
}
