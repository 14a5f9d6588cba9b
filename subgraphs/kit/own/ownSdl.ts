import type { Catalogue, Dataset, Dimension } from '../../../schema/datasets/dataset.js';
import { PeriodScalar } from '../contract/period.js';

export interface OwnField {
  readonly dataset: Dataset;
  /** Name of the field on Area: the subgraph's own, then the dataset's, so that no other subgraph has it. */
  readonly field: string;
  /** How the names of its types begin. */
  readonly type: string;
}

/** The field of a dataset in a subgraph of its own: `riverbankClients` for `riverbank` and `clients`. */
export function ownField(subgraph: string, dataset: Dataset): OwnField {
  const words = subgraph.split('-').filter((word) => word !== '');
  const type = `${words.map(capital).join('')}${dataset.type}`;
  return { dataset, field: `${type.charAt(0).toLowerCase()}${type.slice(1)}`, type };
}

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
const quoted = (text: string): string => `"""${text.replaceAll('"""', "'''")}"""`;

/** The SDL of a subgraph that answers with its owner's releases: a field on Area for each dataset, counts and nothing else. */
export function ownSdl(fields: readonly OwnField[], catalogue: Catalogue): string {
  const dimensions = new Map(
    fields.flatMap(({ dataset }) => catalogue.dimensionsOf(dataset)).map((one) => [one.name, one]),
  );
  return [
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@policy", "@cost", "@listSize"])',
    `${quoted('An area of the United Kingdom, by its ONS code.')}\ntype Area @key(fields: "code") {\n  ${quoted('ONS (GSS) code, for example E12000007.')}\n  code: ID!\n${fields.map(areaField).join('\n')}\n}`,
    ...fields.map((field) => tablesOf(field)),
    ...fields.map((field) => cellOf(field, catalogue)),
    ...[...dimensions.values()].map(codesOf),
    sharedTypes,
  ].join('\n\n');
}

const mostCells = 5000;

function areaField({ dataset, field, type }: OwnField): string {
  const about = `${dataset.counts}. Unit: ${dataset.unit}. ${dataset.caveats.join(' ')}`;
  return `  ${quoted(about)}
  ${field}(
    ${quoted('Which of the tables of the release.')}
    table: ${type}Table!
    ${quoted('Which periods of the table; all of them where it is left out.')}
    period: Period
  ): [${type}Cell!] @policy(policies: [["${dataset.sector}.${dataset.name}"]]) @cost(weight: 5) @listSize(assumedSize: ${mostCells})`;
}

function tablesOf({ dataset, type }: OwnField): string {
  const values = dataset.tables.map(({ name, area, period, dimensions }) => {
    const by = [area, period, ...dimensions].join(', ').replaceAll('_', ' ').toLowerCase();
    return `  ${quoted(`By ${by}.`)}\n  ${name}`;
  });
  return `${quoted(`Tables of ${dataset.title.toLowerCase()}.`)}\nenum ${type}Table {\n${values.join('\n')}\n}`;
}

function cellOf({ dataset, type }: OwnField, catalogue: Catalogue): string {
  const codes = catalogue
    .dimensionsOf(dataset)
    .map(({ name, description, enum: codesType }) => `  ${quoted(description)}\n  ${name}: ${codesType}`);
  return `${quoted(`${dataset.counts}: one cell.`)}
type ${type}Cell {
  ${quoted('The area the cell counts. Not always the area asked about.')}
  area: Area!
  ${quoted('Year 2023, quarter 2023-Q4, or several years 2019/2021.')}
  period: String!
${codes.join('\n')}
  ${quoted(`${dataset.counts}. Unit: ${dataset.unit}.`)}
  count: Count!
}`;
}

function codesOf({ enum: name, description, codes, values = {} }: Dimension): string {
  const lines = codes.map((code) => `  ${quoted(values[code] ?? code)}\n  ${code}`);
  return `${quoted(description)}\nenum ${name} {\n${lines.join('\n')}\n}`;
}

/** As the contract has them, word for word: every subgraph declares them alike. */
const sharedTypes = `${quoted(PeriodScalar.description ?? '')}
scalar Period

"""One cell of a release."""
type Count @shareable {
  """Name of the cell in the register of releases."""
  cell: ID!
  """The released count; null unless the status is RELEASED."""
  value: Int
  """Whether the value is shown and, if not, what stands in its place."""
  status: CellStatus!
  """What has to be known to read this cell."""
  note: String
}

"""What stands where a value is or is not."""
enum CellStatus {
  """The value is shown."""
  RELEASED
  """
  Hidden: 0 to 9, or hidden to protect another cell. One state, because telling them apart leaks.
  """
  WITHHELD
  """Nobody collects or publishes this."""
  NOT_COLLECTED
  """This cannot exist here."""
  NOT_APPLICABLE
}`;
