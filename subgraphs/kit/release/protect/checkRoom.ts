import type { TableOutline } from '../../../../schema/protocol/disclosure/outline.js';
import { atomsOf, type View } from '../../../../schema/protocol/disclosure/view.js';
import { ConcordatError } from '../../../../schema/protocol/errors.js';

/** What protecting may take, in megabytes, where nothing else is said. */
export const usualMegabytes = 2048;

/** Atoms, and the cells each counts in, are gathered, turned and walked over: arrays that double while they grow. */
const bytesPerAtom = 80;
const bytesPerEntry = 60;

/**
 * Refuses tables that would take more memory than there is, before any of it is taken.
 * @throws ConcordatError RELEASE_REFUSED naming the tables that take most
 */
export function checkRoom(owner: string, views: readonly View[], megabytes: number): void {
  const sizes = views.map((view) => ({ view, bytes: bytesOf(view) }));
  const needed = Math.ceil(sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 2 ** 20);
  if (needed <= megabytes) return;
  const [largest] = sizes.toSorted((one, other) => other.bytes - one.bytes);
  const { outline, tables } = largest?.view ?? {};
  throw new ConcordatError('RELEASE_REFUSED', {
    what: `Nothing of ${owner} was released.`,
    expected: `tables that can be protected in ${megabytes.toLocaleString('en-GB')} MB`,
    found: `tables that need about ${needed.toLocaleString('en-GB')} MB, most of it for ${outline?.dataset.name} ${tables?.map(({ table }) => table.name).join(', ')}`,
    remedy:
      'Give more memory with --memory, or declare these tables with fewer dimensions, areas or periods.',
  });
}

function bytesOf(view: View): number {
  const perAtom = view.tables.reduce((sum, table) => sum + cellsPerAtom(view, table), 0);
  return atomsOf(view) * (bytesPerAtom + bytesPerEntry * perAtom);
}

/** In how many cells of a table an atom counts, on average: its year and the years together, every code it has. */
function cellsPerAtom(
  { dimensions }: View,
  { table: { dimensions: names, period }, codes }: TableOutline,
): number {
  return names.reduce(
    (product, name, at) => {
      const classes = dimensions.find((dimension) => dimension.name === name)?.classes ?? [];
      const inTable = new Set(codes[at]);
      const counted = classes.reduce(
        (sum, one) => sum + one.codes.filter((code) => inTable.has(code)).length,
        0,
      );
      return product * (counted / Math.max(1, classes.length));
    },
    period === 'YEAR' ? 2 : 1,
  );
}
