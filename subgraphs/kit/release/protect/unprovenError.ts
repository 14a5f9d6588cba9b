import type { Structure } from '../../../../schema/protocol/disclosure/structure.js';
import { ConcordatError } from '../../../../schema/protocol/errors.js';

/** Nothing leaves where a withheld cell can't be proven safe. Names the tables, never a cell or a count. */
export function unprovenError(
  owner: string,
  { tables }: Structure,
  cells: readonly number[],
): ConcordatError {
  const named = cells.map((cell) => {
    const at = tables.findLast(({ firstCell }) => firstCell <= cell);
    return `${at?.outline.dataset.name} ${at?.table.table.name}`;
  });
  return new ConcordatError('RELEASE_REFUSED', {
    what: `Nothing of ${owner} was released.`,
    expected: 'every withheld cell proven safe against all that is released and published',
    found: `cells that could not be proven in ${[...new Set(named)].join(', ')}`,
    remedy: 'Check the published totals in schema/side-knowledge against the rows, or release fewer tables.',
  });
}
