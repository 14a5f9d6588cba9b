import { z } from 'zod';
import type { Areas } from '../../../schema/areas/areas.js';
import type { Catalogue, Dataset, Dimension } from '../../../schema/datasets/dataset.js';
import { numbersOfLeaves } from '../../../schema/protocol/disclosure/smallestAreas.js';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { periodKind } from '../../../schema/protocol/period.js';
import type { Atom } from './atom.js';

const rowSchema = z.looseObject({ area: z.string(), period: z.string(), n: z.coerce.number() });

/**
 * What is wrong with rows that a dataset's SQL returned, before anything is made of them.
 * @throws ConcordatError DATA_INVALID naming dataset and row, never a count
 */
export function checkRows(rows: readonly unknown[], dataset: Dataset, catalogue: Catalogue): void {
  const dimensions = catalogue.dimensionsOf(dataset);
  const seen = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    const place = `row ${at + 1} of ${dataset.name}`;
    const parsed = rowSchema.safeParse(row);
    if (!parsed.success) throw badRow(place, 'columns area, period and n', z.prettifyError(parsed.error));
    const { area, period, n, ...codes } = parsed.data;
    if (!Number.isInteger(n) || n < 0)
      throw badRow(place, 'a count that is a whole number from 0', 'another number');
    const kind = periodKind(period);
    if (kind !== 'YEAR' && kind !== 'QUARTER')
      throw badRow(place, 'a year or a quarter', `period "${period}"`);
    for (const dimension of dimensions) checkCode(place, dimension, codes[dimension.name]);
    const key = [area, period, ...dimensions.map(({ name }) => codes[name])].join('|');
    const before = seen.get(key);
    if (before !== undefined)
      throw badRow(place, 'each combination of area, period and codes once', `that of row ${before} again`);
    seen.set(key, at + 1);
  }
}

/** Rows may name several types joined by "+", and nothing where nothing applies. */
function checkCode(
  place: string,
  { name, codes, partition, overlapping = [] }: Dimension,
  value: unknown,
): void {
  if (typeof value !== 'string') throw badRow(place, `a code for ${name}`, 'none');
  const isCombined = overlapping.length > 0 && partition?.includes('MULTIPLE') === true;
  const known = (code: string) =>
    codes.includes(code) && code !== 'ALL' && !(isCombined && code.startsWith('ANY_'));
  const named = value === '' && overlapping.length > 0 ? [] : value.split('+');
  const wrong = named.find((code) => !known(code));
  if (
    wrong !== undefined ||
    new Set(named).size < named.length ||
    (named.length > 1 && overlapping.length === 0)
  )
    throw badRow(place, `${name}: ${codes.filter(known).join(', ')}`, `"${value}"`);
}

/** Every row must stand where the owner can have rows. @throws ConcordatError DATA_INVALID */
export function checkAreas(
  atoms: readonly Atom[],
  dataset: Dataset,
  { areas, home }: { readonly areas: Areas; readonly home: string },
): void {
  const leaves = numbersOfLeaves(areas, { dataset, home });
  const strange = atoms.findIndex(({ area }) => !leaves.has(area));
  if (strange < 0) return;
  const { area = '' } = atoms[strange] ?? {};
  const name = areas.get(area)?.name;
  const expected = `the code of an area in which ${areas.get(home)?.name ?? home} counts ${dataset.title}`;
  throw badRow(`row ${strange + 1} of ${dataset.name}`, expected, `"${area}"${name ? `, ${name}` : ''}`);
}

export function badRow(place: string, expected: string, found: string): ConcordatError {
  return new ConcordatError('DATA_INVALID', {
    what: `Nothing was released: ${place}.`,
    expected,
    found,
    remedy: 'Correct the records, or the SQL that groups them, and build again.',
  });
}
