import type { Column } from './columns/columnsOf.js';
import type { Mapping } from './columns/mapping.js';
import { nearest } from './columns/words.js';
import { bad, type Checked, good, type IntakeFault } from './intakeFault.js';
import { columnLetters, type Grid, shownText } from './sheet/grid.js';
import { personalData } from './values/personalData.js';

/** A column of ours with its place in the sheet. */
export interface PlacedColumn {
  readonly column: Column;
  readonly at: number;
  /** Letters and heading, for messages. */
  readonly place: string;
}

/** Finds each column of ours in the sheet's headings, as the mapping says. */
export function checkHeadings(
  grid: Grid,
  mapping: Mapping,
  columns: readonly Column[],
): Checked<readonly PlacedColumn[]> {
  const [first] = grid.rows;
  const headings = (first?.cells ?? []).map(shownText);
  const row = first?.row ?? 1;
  const at = { sheet: grid.sheet, row };
  const faults = [...headingFaults(grid, headings), ...mappingFaults(headings, mapping, columns)];
  const placed = columns.flatMap((column): readonly PlacedColumn[] => {
    const index = headings.findIndex((heading) => heading !== '' && mapping.columns[heading] === column.name);
    return index < 0 ? [] : [{ column, at: index, place: placeOf(index, headings[index] ?? '') }];
  });
  const missing = columns.filter(
    ({ name, isRequired }) => isRequired && !placed.some(({ column }) => column.name === name),
  );
  for (const { name, words } of missing) faults.push(missingColumn(name, words, mapping.ignored));
  if (placed.length === 0 && headings.every((heading) => !/\p{L}/u.test(heading)))
    return bad({ ...at, ...noHeadings });
  if (faults.length > 0) return bad(...faults.map((fault) => ({ ...at, ...fault })));
  if (grid.rows.length < 2) return bad({ ...at, ...noRows });
  return good(placed);
}

export const placeOf = (at: number, heading: string): string =>
  heading === '' ? columnLetters(at) : `${columnLetters(at)} "${safeHeading(heading)}"`;

/** Headings are the sheet's own words, and may be repeated, unless somebody's data stands where a heading belongs. */
const safeHeading = (heading: string): string =>
  personalData(heading, new Set()) === undefined || /^\p{L}+(?: \p{L}+){0,4}$/u.test(heading)
    ? heading.slice(0, 40)
    : '...';

function headingFaults(grid: Grid, headings: readonly string[]): IntakeFault[] {
  const faults: IntakeFault[] = [];
  headings.forEach((heading, at) => {
    const column = placeOf(at, heading);
    if (heading === '' && grid.rows.slice(1).some(({ cells }) => shownText(cells[at]) !== ''))
      faults.push({
        code: 'HEADING_EMPTY',
        column,
        expected: 'a heading above every column that holds something',
        found: 'none',
        remedy: 'Give the column a heading, or delete it.',
      });
    if (heading !== '' && headings.indexOf(heading) < at)
      faults.push({
        code: 'HEADING_TWICE',
        column,
        expected: 'each heading once',
        found: `that of column ${columnLetters(headings.indexOf(heading))} again`,
        remedy: 'Rename one of the two, or delete its column.',
      });
  });
  return faults;
}

function mappingFaults(
  headings: readonly string[],
  mapping: Mapping,
  columns: readonly Column[],
): IntakeFault[] {
  const names = columns.map(({ name }) => name);
  const listed = [...Object.keys(mapping.columns), ...mapping.ignored];
  const gone = Object.keys(mapping.columns).find((heading) => !headings.includes(heading));
  const added = headings.find((heading) => heading !== '' && !listed.includes(heading));
  const wrong = Object.entries(mapping.columns).find(([, name]) => !names.includes(name));
  const twice = Object.values(mapping.columns).find((name, at, all) => all.indexOf(name) < at);
  const faults: IntakeFault[] = [];
  if (gone !== undefined)
    faults.push({
      code: 'MAPPING_STALE',
      expected: 'the headings that the mapping was made for',
      found: `no heading "${safeHeading(gone)}"`,
      remedy: 'Put the heading back, correct the mapping file, or delete it to have it proposed anew.',
    });
  if (added !== undefined)
    faults.push({
      code: 'COLUMN_UNDECIDED',
      column: placeOf(headings.indexOf(added), added),
      expected: 'each heading under columns or under ignored in the mapping file',
      found: 'one that stands under neither',
      remedy: `If it says how many each row stands for, add it under columns as "count"; if it is not needed, add it under ignored.`,
    });
  if (wrong !== undefined)
    faults.push({
      code: 'MAPPING_INVALID',
      expected: `each heading mapped to one of ${names.join(', ')}`,
      found: `"${wrong[1].slice(0, 40)}"`,
      remedy: didYouMean(wrong[1], names),
    });
  if (twice !== undefined)
    faults.push({
      code: 'COLUMN_TWICE',
      expected: `one heading for ${twice}`,
      found: 'two',
      remedy: 'Move the one that is not meant from columns to ignored in the mapping file.',
    });
  if (mapping.guessed.length > 0)
    faults.push({
      code: 'MAPPING_GUESSED',
      expected: 'somebody to look at what was guessed',
      found: mapping.guessed
        .map((heading) => `"${heading.slice(0, 40)}" taken for ${mapping.columns[heading]}`)
        .join(', '),
      remedy:
        'If it is right, run again with --accept (on the page: Check again); if not, change what the heading means.',
    });
  return faults;
}

const didYouMean = (name: string, names: readonly string[]): string => {
  const found = nearest(
    name,
    names.map((one) => ({ value: one, words: one })),
  );
  return found === undefined
    ? 'Correct it in the mapping file.'
    : `Did you mean ${found}? Correct it in the mapping file.`;
};

const missingColumn = (name: string, words: string, ignored: readonly string[]): IntakeFault => ({
  code: 'COLUMN_MISSING',
  expected: `a column "${name}": ${words}`,
  found:
    ignored.length === 0
      ? 'none'
      : `none; headings nobody knows: ${ignored.slice(0, 6).map(safeHeading).join(', ')}`,
  remedy: `Add the column, or say in the mapping file under columns which heading is "${name}".`,
});

const noHeadings = {
  code: 'HEADINGS_MISSING',
  expected: 'headings in the first row',
  found: 'values',
  remedy: 'Write the headings above the values, as in the template.',
} as const;

const noRows = {
  code: 'ROWS_MISSING',
  expected: 'rows below the headings',
  found: 'none',
  remedy: 'Check that this is the file you meant, and that it was saved.',
} as const;
