import { type CheckedSheet, checkSheet, type IntakeMeans } from './checkSheet.js';
import { columnsOf } from './columns/columnsOf.js';
import { type Covers, type Mapping, readMapping } from './columns/mapping.js';
import { proposeMapping } from './columns/proposeMapping.js';
import { withUnknownCodes } from './columns/unknownCodes.js';
import { bad, type Checked } from './intakeFault.js';
import { readGrid, type SheetFile } from './sheet/readGrid.js';

/** A file, what is remembered of it, and what was said this time. */
export interface SheetOrder {
  readonly file: SheetFile;
  /** Name of the dataset; left out where the mapping says it. */
  readonly dataset?: string | undefined;
  /** Text of the mapping file; undefined where there is none yet. */
  readonly mapping?: string | undefined;
  readonly covers?: Partial<Covers> | undefined;
  /** What was guessed of the headings is right. */
  readonly acceptsGuesses?: boolean | undefined;
  readonly sameRowsArePeople?: boolean | undefined;
}

/** What became of a file, and the mapping to remember: undefined where nothing could be told of its headings. */
export interface SheetOutcome {
  readonly checked: Checked<CheckedSheet>;
  readonly mapping?: Mapping | undefined;
}

/** Reads, maps and checks one file. Pure: whoever calls it remembers the mapping, or not. */
export function intakeSheet(means: IntakeMeans, order: SheetOrder): SheetOutcome {
  const grid = readGrid(order.file);
  if (!grid.ok) return { checked: grid };
  const remembered = order.mapping === undefined ? undefined : readMapping(order.mapping);
  if (remembered && !remembered.ok) return { checked: remembered };
  const name = order.dataset ?? remembered?.value.dataset ?? '';
  const dataset = means.catalogue.dataset(name);
  if (dataset === undefined) return { checked: bad(unknownDataset(means, name)) };
  const known = remembered?.value.dataset === name ? remembered.value : undefined;
  const proposed = known ?? proposeMapping(name, grid.value, columnsOf(dataset, means.catalogue));
  const mapping = withUnknownCodes(said(proposed, order), grid.value, means.catalogue);
  return { checked: checkSheet(means, grid.value, mapping), mapping };
}

function said(mapping: Mapping, { covers, acceptsGuesses, sameRowsArePeople }: SheetOrder): Mapping {
  const from = covers?.from ?? mapping.covers?.from;
  const to = covers?.to ?? mapping.covers?.to;
  const followedTo = covers?.followedTo ?? (covers?.to ? undefined : mapping.covers?.followedTo) ?? to;
  return {
    ...mapping,
    ...(from && to && followedTo && { covers: { from, to, followedTo } }),
    ...(acceptsGuesses && { guessed: [] }),
    ...(sameRowsArePeople && { sameRowsArePeople }),
  };
}

const unknownDataset = ({ catalogue }: IntakeMeans, name: string) =>
  ({
    code: 'DATASET_UNKNOWN',
    expected: `one of ${catalogue.datasets.map((one) => one.name).join(', ')}`,
    found: name === '' ? 'none named' : `"${name.slice(0, 40)}"`,
    remedy: 'Put its name before the file, for example clients=sheet.xlsx.',
  }) as const;
