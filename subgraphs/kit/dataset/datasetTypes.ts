import { Field, ObjectType } from 'type-graphql';
import type { Catalogue, Dataset, Dimension } from '../../../schema/datasets/dataset.js';
import { Count, Rate } from '../contract/count.js';
import { BasisEnum, enumOf } from '../contract/enums.js';
import { Partner, Release } from '../contract/release.js';
import { Vintage } from '../contract/vintage.js';

/** A class TypeGraphQL can take; the catalogue decides its fields, so nobody writes it by hand. */
export type DynamicClass = new () => object;

/** What a field returns, in TypeGraphQL's terms: a class, a scalar, an enum object, or a list of one. */
// biome-ignore lint/complexity/noBannedTypes: TypeGraphQL names classes this way.
export type FieldType = () => Function | object | [Function | object];

export interface FieldShape {
  readonly name: string;
  readonly type: FieldType;
  readonly description: string;
  readonly nullable?: boolean;
}

/** The GraphQL types of one dataset. */
export interface DatasetTypes {
  readonly tables: object;
  readonly cell: DynamicClass;
  readonly series: DynamicClass;
  /** GraphQL type of each dimension's codes: an enum, or String where the codes are a publication's words. */
  readonly codes: ReadonlyMap<string, FieldType>;
}

const enums = new Map<string, object>();

/** The enum of a dimension, registered once: several datasets and subgraphs of one process share it. */
function codesOf({ enum: name, description, values }: Dimension): FieldType {
  if (name === undefined) return () => String;
  const known = enums.get(name) ?? enumOf(name, description, values ?? {});
  enums.set(name, known);
  return () => known;
}

/** Types of a dataset as its catalogue entry declares them. `area` is the subgraph's own Area class. */
export function datasetTypes(dataset: Dataset, catalogue: Catalogue, area: FieldType): DatasetTypes {
  const dimensions = catalogue.dimensionsOf(dataset);
  const codes = new Map(dimensions.map((dimension) => [dimension.name, codesOf(dimension)]));
  const cell = objectType(`${dataset.type}Cell`, `${dataset.counts}: one cell.`, [
    { name: 'area', type: area, description: 'The area the cell counts. Not always the area asked about.' },
    {
      name: 'period',
      type: () => String,
      description: 'Year 2023, quarter 2023-Q4, or several years 2019/2021.',
    },
    ...dimensions.map((dimension) => dimensionField(dimension, codes)),
    { name: 'count', type: () => Count, description: `${dataset.counts}. Unit: ${dataset.unit}.` },
    ...shareField(dataset),
  ]);
  const series = objectType(
    `${dataset.type}Series`,
    `${dataset.counts}: the answer of one owner.`,
    seriesFields(dataset),
  );
  return { tables: tablesEnum(dataset), cell, series, codes };
}

function tablesEnum(dataset: Dataset): object {
  const values = dataset.tables.map(({ name, area, period, dimensions }) => {
    const by = [area, period, ...dimensions].join(' by ').replaceAll('_', ' ').toLowerCase();
    return [name, `${dataset.title}, ${by}.`] as const;
  });
  return enumOf(`${dataset.type}Table`, `Tables of the dataset ${dataset.name}.`, Object.fromEntries(values));
}

function dimensionField({ name, description }: Dimension, codes: ReadonlyMap<string, FieldType>): FieldShape {
  const text = `${description} Null where the table has no such dimension.`;
  return { name, type: codes.get(name) ?? (() => String), description: text, nullable: true };
}

function shareField({ shareOf }: Dataset): readonly FieldShape[] {
  if (shareOf === undefined) return [];
  const description = `This cell among all values of ${shareOf}; null for the total itself.`;
  return [{ name: 'share', type: () => Rate, description, nullable: true }];
}

const vintagesField: FieldShape = {
  name: 'vintages',
  type: () => [Vintage],
  description:
    'Every publication of the series that is loaded, the newest first. Each is asked for by its date.',
};

function seriesFields({ rule }: Dataset): readonly FieldShape[] {
  return [
    { name: 'owners', type: () => [Partner], description: 'Whose figures these are.' },
    { name: 'release', type: () => Release, description: 'The release they stand in.' },
    { name: 'basis', type: () => BasisEnum, description: 'What the counts are dated by.' },
    { name: 'caveats', type: () => [String], description: 'What has to be known to use the figures.' },
    ...(rule === 'PUBLISHED' ? [vintagesField] : []),
  ];
}

/** Declares a TypeGraphQL object type without writing a class. */
export function objectType(name: string, description: string, fields: readonly FieldShape[]): DynamicClass {
  const type = { [name]: class {} }[name] ?? class {};
  for (const field of fields) {
    const { description: text, nullable = false } = field;
    Field(field.type as () => StringConstructor, { description: text, nullable })(type.prototype, field.name);
  }
  ObjectType(name, { description })(type);
  return type;
}
