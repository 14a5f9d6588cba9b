import type { Areas } from '../../../schema/areas/areas.js';
import { all, type Catalogue, type Dataset } from '../../../schema/datasets/dataset.js';
import { isTooLocal } from '../../../schema/datasets/smallestArea.js';
import type { Atom } from '../release/atom.js';
import type { Covered } from '../release/coverage.js';
import { checkHeadings } from './checkHeadings.js';
import { checkOwnCodes } from './checkOwnCodes.js';
import { checkRows } from './checkRows.js';
import { columnsOf, knowsQuarters } from './columns/columnsOf.js';
import type { Covers, Mapping } from './columns/mapping.js';
import { groupRows } from './groupRows.js';
import { bad, type Checked, good, type IntakeFault } from './intakeFault.js';
import type { Grid } from './sheet/grid.js';
import { type KnownWords, knownWords } from './values/personalData.js';
import { areaReader } from './values/readArea.js';
import { codeReader } from './values/readCodes.js';

export interface IntakeMeans {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  /** The owner's own area. */
  readonly home: string;
}

/** A sheet that can be released: every row was read, and nothing of it but counts is left. */
export interface CheckedSheet {
  readonly dataset: Dataset;
  readonly covered: Covered;
  readonly atoms: readonly Atom[];
  readonly rows: number;
  readonly notes: readonly string[];
}

/** Reads a whole sheet as the mapping says: all of it, or everything that is wrong with it. Pure. */
export function checkSheet(means: IntakeMeans, grid: Grid, mapping: Mapping): Checked<CheckedSheet> {
  const { catalogue, areas, home } = means;
  const dataset = catalogue.dataset(mapping.dataset);
  if (dataset === undefined) return bad(unknownDataset(catalogue, mapping.dataset));
  if (isTooLocal(dataset, areas.require(home).kinds)) return bad(tooLocal(dataset));
  const covers = checkCovers(mapping.covers);
  const placed = checkHeadings(grid, mapping, columnsOf(dataset, catalogue));
  const own = checkOwnCodes(mapping, catalogue.dimensionsOf(dataset));
  if (!placed.ok || !covers.ok || own.length > 0)
    return bad(...faultsOf(placed), ...faultsOf(covers), ...own);
  const readers = new Map(
    catalogue.dimensionsOf(dataset).map((one) => [one.name, codeReader(one, ownCodes(mapping, one.name))]),
  );
  const findArea = areaReader({ areas, dataset, home });
  const ownAreas = ownCodes(mapping, 'area');
  const rows = checkRows(
    {
      dataset,
      byQuarter: knowsQuarters(dataset),
      dateSystem: grid.dateSystem,
      covers: covers.value,
      findArea: (text) => findArea(ownAreas[text] ?? text),
      codes: (name) => readers.get(name) ?? codeReader(catalogue.dimension(name)),
      words: wordsOf(means, dataset),
      placed: placed.value,
      sameRowsArePeople: mapping.sameRowsArePeople === true,
    },
    grid,
  );
  if (!rows.ok) return rows;
  const isCounted = placed.value.some(({ column }) => column.kind === 'COUNT');
  return good({
    dataset,
    covered: coveredBy(covers.value),
    atoms: groupRows(rows.value, { catalogue, dataset, isCounted }),
    rows: rows.value.length,
    notes: [...grid.notes, ...notRead(mapping.ignored.length)],
  });
}

/** How many, not which: a heading can be a canary, or somebody's name. */
const notRead = (columns: number): readonly string[] =>
  columns === 0
    ? []
    : [`Not read: ${columns} ${columns === 1 ? 'column' : 'columns'}, under "ignored" in the mapping file.`];

const faultsOf = (checked: Checked<unknown>): readonly IntakeFault[] => (checked.ok ? [] : checked.faults);

const ownCodes = (mapping: Mapping, column: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(mapping.codes[column] ?? {}).flatMap(([text, code]) =>
      code === null ? [] : [[text, code]],
    ),
  );

const coveredBy = ({ from, to, followedTo }: Covers): Covered => ({
  referralsFrom: from,
  referralsTo: to,
  eventsTo: followedTo,
});

/** Words that stand in the catalogue and in the names of areas: no name is made of them. */
function wordsOf({ catalogue, areas }: IntakeMeans, dataset: Dataset): KnownWords {
  const dimensions = catalogue.dimensionsOf(dataset);
  const labels = dimensions.flatMap(({ codes, values = {} }) => [
    ...codes.filter((code) => code !== all),
    ...Object.values(values),
  ]);
  return knownWords([...labels, ...areas.data.areas.map(({ name }) => name)]);
}

function checkCovers(covers: Covers | undefined): Checked<Covers> {
  if (covers === undefined)
    return bad({
      code: 'COVER_MISSING',
      expected: 'the first and the last day whose rows the sheet holds whole',
      found: 'nothing',
      remedy:
        'For example --from 2022-01-01 --to 2023-12-31. Only whole quarters and years between them are counted.',
    });
  const { from, to, followedTo } = covers;
  if (from < to && to <= followedTo) return good(covers);
  return bad({
    code: 'COVER_INVALID',
    expected: '--from before --to, and --followed-to not before --to',
    found: `${from}, ${to} and ${followedTo}`,
    remedy: 'Put the days in order.',
  });
}

const unknownDataset = ({ datasets }: Catalogue, name: string): IntakeFault => ({
  code: 'DATASET_UNKNOWN',
  expected: `one of ${datasets.map((one) => one.name).join(', ')}`,
  found: `"${name.slice(0, 40)}"`,
  remedy: 'Say with --dataset which it is.',
});

const tooLocal = ({ name, smallestArea, groupHarm }: Dataset): IntakeFault => ({
  code: 'OWNER_TOO_LOCAL',
  expected: `an owner that works in a ${smallestArea.toLowerCase()} or more`,
  found: `one that works in less, whose ${name} would be figures for one place`,
  remedy: `It can't be released. ${groupHarm ?? ''}`.trim(),
});
