import { all, type Dataset } from '../../../schema/datasets/dataset.js';
import type { ReleaseDocument } from '../../../schema/protocol/release.js';
import { type Coverage, coverageOf } from './coverage.js';
import { type CodesOf, cubeOf } from './cube.js';
import { gapsOf } from './gaps.js';
import type { Leaf } from './leaf.js';
import { checkGrid, checkMargins } from './margins.js';
import type { OfficialSource } from './officialFile.js';
import { officialRelease, publicationOf } from './officialRelease.js';
import { type IsNational, isNationalArea } from './publishedCell.js';
import { exploitationCodes, overlappingExploitation } from './publishedExploitation.js';
import type { Reference } from './reference.js';
import { seriesTable } from './seriesTable.js';

/** Published counts by quarter, from whatever format. */
export interface SeriesParts {
  readonly leaves: readonly Leaf[];
  readonly source: OfficialSource;
  readonly dataset: Dataset;
  /** The dimensions of a series published with its zeros: every quarter must have each combination. */
  readonly grid?: readonly string[] | undefined;
}

/** The release of a series, which is checked whole before anything is made of it. */
export function seriesRelease(parts: SeriesParts, reference: Reference): ReleaseDocument {
  const { leaves, source, dataset, grid } = parts;
  const coverage = coverageOf(
    source.file,
    leaves.map((leaf) => leaf.quarter),
    source.incompleteYears,
  );
  if (grid) checkGrid(source.file, leaves, partitionsOf(grid, reference));
  checkMargins(source.file, leaves, source.margins);
  const tables = tablesOf({ ...parts, coverage }, reference);
  const period = { from: coverage.quarters[0] ?? '', to: coverage.quarters.at(-1) ?? '' };
  return officialRelease({ dataset, source, period, breaks: reference.breaks, tables });
}

interface Covered extends SeriesParts {
  readonly coverage: Coverage;
}

function tablesOf({ dataset, leaves, coverage, source }: Covered, reference: Reference) {
  const codes = (dimension: string) => codesIn(dimension, leaves, reference);
  const isNational = nationalIn(reference);
  const publication = publicationOf(source);
  return dataset.tables.map((table) => {
    const cube = cubeOf(leaves, table, codesOf(reference));
    const gapAt = gapsOf(leaves, table, codesOf(reference));
    return seriesTable({ table, cube, gapAt, coverage, codes, isNational, publication });
  });
}

const partitionsOf = (dimensions: readonly string[], { catalogue }: Reference) =>
  Object.fromEntries(dimensions.map((name) => [name, catalogue.dimension(name).partition ?? []]));

function codesOf({ catalogue }: Reference): CodesOf {
  return (dimension, code) => {
    if (dimension === 'publishedExploitation') return exploitationCodes(code);
    return catalogue.dimension(dimension).withoutTotal ? [code] : [code, all];
  };
}

/** The codes of a closed dimension as the catalogue has them; of an open one the words that occur, totals last. */
function codesIn(name: string, leaves: readonly Leaf[], { catalogue }: Reference): readonly string[] {
  const dimension = catalogue.dimension(name);
  if (!dimension.open) return dimension.codes;
  const words = [...new Set(leaves.map((leaf) => leaf.codes[name] ?? ''))].sort();
  return [...words, ...(name === 'publishedExploitation' ? overlappingExploitation : [all])];
}

/** A single first responder is below national level even where its row stands under the United Kingdom. */
function nationalIn({ responders }: Reference): IsNational {
  const single = new Set(responders.filter((responder) => responder.single).map(({ name }) => name));
  return (place) => isNationalArea(place) && !single.has(place.dimensions['firstResponder'] ?? '');
}
