import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql';
import { Arg, Ctx, Directive, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Areas } from '../../../schema/areas/areas.js';
import type { Catalogue, Dataset, Sector } from '../../../schema/datasets/dataset.js';
import type { AreaReference } from '../contract/area.js';
import { Count } from '../contract/count.js';
import { DateScalar } from '../contract/date.js';
import { fallbackType } from '../contract/fallback.js';
import { type AskedPeriod, PeriodScalar } from '../contract/period.js';
import { answeredCell, fallbackField } from '../fallback/fallbackField.js';
import type { Resolver as ResolverClass } from '../federation.js';
import type { Caller } from '../guard/caller.js';
import type { CellLoader } from '../register/cellLoader.js';
import type { Register } from '../register/register.js';
import type { SeriesLoader } from '../register/seriesLoader.js';
import type { Remarks } from '../remarks.js';
import { answerDataset } from './answerDataset.js';
import { type DatasetTypes, type DynamicClass, datasetTypes, type FieldType } from './datasetTypes.js';
import { keepPermitted } from './keepPermitted.js';
import { type CellFilter, type Series, selectCells, totalOf } from './series.js';

/** What dataset fields need from a request. */
export interface DatasetContext {
  readonly register: Register;
  readonly series: SeriesLoader;
  readonly cells: CellLoader;
  readonly caller: Caller;
  readonly remarks: Remarks;
}

export interface DatasetParts {
  readonly sector: Sector;
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  /** The subgraph's own Area class, on which every dataset becomes a field. */
  readonly area: new () => AreaReference;
}

/** Resolver classes for every dataset of a sector that the catalogue declares as a field on Area. */
export function datasetResolvers(parts: DatasetParts): ResolverClass[] {
  const datasets = parts.catalogue.datasets.filter(
    ({ sector, basis }) => sector === parts.sector && basis !== 'AS_CITED',
  );
  const fallback = fallbackType(parts.area);
  return datasets.flatMap((dataset) => {
    const types = datasetTypes(dataset, parts.catalogue, () => parts.area);
    return [
      areaField(dataset, types, parts),
      seriesFields(types),
      fallbackField({ ...parts, cell: types.cell, fallback }),
    ];
  });
}

type AreaArguments = readonly [
  area: AreaReference,
  period: AskedPeriod,
  table: string,
  context: DatasetContext,
  info: GraphQLResolveInfo,
  vintage?: string | null,
];

/** `Area.<dataset>(period, table)`, of official datasets `(period, table, vintage)`. */
function areaField(dataset: Dataset, types: DatasetTypes, parts: DatasetParts): ResolverClass {
  const resolve = async (...[area, period, table, context, info, vintage]: AreaArguments) => {
    const found = await answerDataset(
      { ...context, areas: parts.areas, catalogue: parts.catalogue },
      { dataset, area: area.code, period, table, vintage: vintage ?? undefined },
    );
    return keepPermitted(found, { dataset, path: responsePathAsArray(info.path), ...context });
  };
  const resolver = { [dataset.type]: class {} }[dataset.type] ?? class {};
  const description = `${dataset.counts}. Unit: ${dataset.unit}. One series for each owner. ${dataset.caveats.join(' ')}`;
  defineMethod(resolver, dataset.name, resolve);
  Root()(resolver.prototype, dataset.name, 0);
  Arg('period', () => PeriodScalar, { description: 'Period or range of periods.' })(
    resolver.prototype,
    dataset.name,
    1,
  );
  Arg(
    'table',
    scalar(() => types.tables),
    { description: 'Which table.' },
  )(resolver.prototype, dataset.name, 2);
  Ctx()(resolver.prototype, dataset.name, 3);
  Info()(resolver.prototype, dataset.name, 4);
  if (dataset.rule === 'PUBLISHED') vintageArgument(resolver, dataset.name);
  Directive('@listSize(assumedSize: 50)')(resolver.prototype, dataset.name);
  if (dataset.rule !== 'PUBLISHED') Directive(policyOf(dataset))(resolver.prototype, dataset.name);
  FieldResolver(() => [types.series], { nullable: true, description })(resolver.prototype, dataset.name, {});
  Resolver(() => parts.area)(resolver);
  return resolver;
}

/** Before anything is planned a hub leaves out what no owner permits. Official series are published. */
const policyOf = ({ sector, name }: Dataset): string => `@policy(policies: [["${sector}.${name}"]])`;

function vintageArgument(resolver: DynamicClass, field: string): void {
  const description =
    'Date of an earlier publication to answer from; left out, the latest that covers the period.';
  Arg('vintage', () => DateScalar, { nullable: true, description })(resolver.prototype, field, 5);
}

/** `cells(<dimension>: [codes])` and `total` of a series. */
function seriesFields(types: DatasetTypes): ResolverClass {
  const resolver = class {};
  const names = [...types.codes.keys()];
  defineMethod(resolver, 'cells', (series: Series, ...codes: (readonly string[] | null | undefined)[]) => {
    const filter: CellFilter = Object.fromEntries(names.map((name, at) => [name, codes[at]]));
    return selectCells(series, filter).map((cell) => answeredCell(series, cell));
  });
  Root()(resolver.prototype, 'cells', 0);
  names.forEach((name, at) => {
    const type = types.codes.get(name) ?? (() => String);
    const description = `Keep these values of ${name}; left out, every value, totals and overlapping ones among them.`;
    Arg(
      name,
      scalar(() => [type()]),
      { nullable: true, description },
    )(resolver.prototype, 'cells', at + 1);
  });
  FieldResolver(() => [types.cell], { description: 'Cells of the table.' })(resolver.prototype, 'cells', {});
  defineMethod(resolver, 'total', totalOf);
  Root()(resolver.prototype, 'total', 0);
  const total = 'The cell over every dimension, where one period and one area were asked; else null.';
  FieldResolver(() => Count, { nullable: true, description: total })(resolver.prototype, 'total', {});
  Resolver(() => types.series)(resolver);
  return resolver;
}

type Method = (...parameters: never[]) => unknown;

function defineMethod(type: DynamicClass, name: string, method: Method): void {
  Object.defineProperty(type.prototype, name, { value: method, writable: true });
}

/** TypeGraphQL's own type for a return type function is narrower than what it takes. */
const scalar = (type: FieldType) => type as () => StringConstructor;
