import { ConcordatError } from '../../../schema/protocol/errors.js';
import type { ReleaseDocument } from '../../../schema/protocol/release.js';
import type { SideKnowledge } from '../../../schema/side-knowledge/sideKnowledge.js';
import type { Covered } from '../release/coverage.js';
import { type Hearing, releasesOfRows } from '../release/releasesOfRows.js';
import type { CheckedSheet, IntakeMeans } from './checkSheet.js';

export interface BuildMeans extends IntakeMeans, Hearing {
  readonly owner: string;
  readonly demonstration: boolean;
  /** What the owner says of its rows. */
  readonly caveats?: readonly string[];
  readonly sideKnowledge: readonly SideKnowledge[];
  /** What the owner has released before, whether or not it was withdrawn since. */
  readonly earlier?: readonly ReleaseDocument[];
  readonly breaksOf: (dataset: string) => ReleaseDocument['breaks'];
}

/**
 * The unsigned releases of sheets that were checked, protected together. The same builder as beside a database.
 * @throws ConcordatError ARGUMENT_INVALID where sheets don't belong together, RELEASE_REFUSED where a cell stays open
 */
export function buildChecked(means: BuildMeans, sheets: readonly CheckedSheet[]): readonly ReleaseDocument[] {
  const covered = oneCover(sheets);
  const datasets = sheets.map(({ dataset }) => dataset);
  const twice = datasets.find((dataset, at) => datasets.indexOf(dataset) < at);
  if (twice)
    throw apart('one sheet for each dataset', `two of ${twice.name}`, 'Put their rows into one sheet.');
  return [
    ...releasesOfRows({
      ...means,
      provenance: means.demonstration ? 'SYNTHETIC' : 'PARTNER',
      covered,
      datasets,
      rows: new Map(sheets.map(({ dataset, atoms }) => [dataset.name, atoms])),
    }),
  ];
}

/** Sheets about the same people are protected together, and so must be about the same time. */
function oneCover(sheets: readonly CheckedSheet[]): Covered {
  const [first] = sheets;
  if (first === undefined) throw apart('a sheet', 'none', 'Name the file.');
  const other = sheets.find(({ covered }) => JSON.stringify(covered) !== JSON.stringify(first.covered));
  if (other === undefined) return first.covered;
  throw apart(
    'sheets that cover the same time',
    `${first.dataset.name} and ${other.dataset.name} cover another`,
    'Give --from, --to and --followed-to for all, or build them one by one.',
  );
}

const apart = (expected: string, found: string, remedy: string): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', { expected, found, remedy });
