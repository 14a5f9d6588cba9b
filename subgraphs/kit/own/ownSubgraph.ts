import { buildSubgraphSchema } from '@apollo/subgraph';
import DataLoader from 'dataloader';
import { GraphQLError, type GraphQLSchema, parse } from 'graphql';
import type { Table } from '../../../schema/datasets/dataset.js';
import { type Cell, cellId } from '../../../schema/protocol/cell.js';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { periodsOf } from '../../../schema/protocol/period.js';
import { type SignedRelease, signatureFault } from '../../../schema/protocol/release.js';
import { type AskedPeriod, PeriodScalar } from '../contract/period.js';
import { periodNotInTable } from '../dataset/periodNotInTable.js';
import type { Caller } from '../guard/caller.js';
import type { KitKnowledge } from '../intake/kitData.js';
import type { Subgraph } from '../subgraph.js';
import { type OwnField, ownField, ownSdl } from './ownSdl.js';

export interface OwnSubgraph {
  readonly name: string;
  readonly knowledge: Pick<KitKnowledge, 'catalogue'>;
  /** Signed by the owner; the hub registers the same ones. */
  readonly releases: readonly SignedRelease[];
  readonly publicKey: string;
  /** Told of every time that cells are looked up: once for a request, however many areas it asks about. */
  readonly onLookup?: () => void;
}

/** A registry is told the SDL as it was written, and compares it with what it was given: what Apollo prints has more. */
function tellsItsSdl(schema: GraphQLSchema, sdl: string): GraphQLSchema {
  const service = schema.getQueryType()?.getFields()['_service'];
  if (service) service.resolve = () => ({ sdl });
  return schema;
}

interface Question {
  readonly area: string;
  readonly table: string;
  readonly period?: AskedPeriod | null | undefined;
}

interface OwnContext {
  readonly caller: Caller;
  readonly loaders: ReadonlyMap<string, DataLoader<Question, readonly object[], string>>;
}

/**
 * A federated service of one owner's releases, each under a field of its own name. It holds nothing but what was
 * released, and looks at each signature before it answers.
 * @throws ConcordatError DATA_INVALID for a release that the owner's key didn't sign
 */
export function ownSubgraph(own: OwnSubgraph): Subgraph {
  const { name, knowledge, releases } = own;
  const served = releases.map((signed) => servedRelease(own, signed));
  const resolvers = {
    Period: PeriodScalar,
    Area: {
      __resolveReference: ({ code }: { readonly code: string }) => ({ code }),
      ...Object.fromEntries(served.map((one) => [one.field.field, resolverOf(one)])),
    },
  };
  const sdl = ownSdl(
    served.map(({ field }) => field),
    knowledge.catalogue,
  );
  const schema = tellsItsSdl(buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]), sdl);
  return {
    name,
    schema,
    sdl,
    context: ({ caller }): OwnContext => ({
      caller,
      loaders: new Map(served.map(({ field, look }) => [field.field, loaderOf(look, own)])),
    }),
    close: async () => {},
  };
}

type Arguments = Omit<Question, 'area'>;

/** Answers whom the owner permits: the hub signed for whom that is. */
const resolverOf =
  ({ field: { field, dataset }, tables, owner }: Served) =>
  ({ code }: { readonly code: string }, { table, period }: Arguments, { caller, loaders }: OwnContext) => {
    const policy = `${dataset.sector}.${dataset.name}`;
    if (!caller.owners.get(policy)?.has(owner)) throw notPermitted(owner, policy);
    const declared = tables.get(table);
    if (declared && period && period.kind !== declared.period) throw periodNotInTable(declared, period.text);
    return loaders.get(field)?.load({ area: code, table, period });
  };

const notPermitted = (owner: string, dataset: string): GraphQLError =>
  new GraphQLError(`${owner} does not permit this use of ${dataset}.`, {
    extensions: {
      code: 'AGREEMENT_NOT_IN_FORCE',
      owner,
      dataset,
      remedy: 'Ask the owner for an agreement on this dataset and purpose.',
      public: true,
    },
  });

interface Served {
  readonly field: OwnField;
  readonly tables: ReadonlyMap<string, Table>;
  readonly owner: string;
  readonly look: Look;
}

type Look = (question: Question) => readonly object[];

const loaderOf = (look: Look, { onLookup }: OwnSubgraph) =>
  new DataLoader<Question, readonly object[], string>(
    async (questions) => {
      onLookup?.();
      return questions.map(look);
    },
    { cacheKeyFn: (question) => JSON.stringify(question) },
  );

function servedRelease(
  { name, knowledge: { catalogue }, publicKey }: OwnSubgraph,
  signed: SignedRelease,
): Served {
  const { release } = signed;
  const dataset = catalogue.dataset(release.dataset);
  const fault = signatureFault(signed, publicKey);
  if (dataset === undefined || fault !== undefined)
    throw new ConcordatError('DATA_INVALID', {
      what: `Release ${release.id} can't be served.`,
      expected: 'a dataset of the catalogue, signed by its owner',
      found: dataset === undefined ? 'another dataset' : 'another signature',
      remedy: 'Build and sign it again with the key of the partner file.',
    });
  const cells = new Map<string, readonly Cell[]>();
  for (const table of release.tables)
    for (const cell of table.cells) {
      const key = `${table.name} ${cell.area}`;
      cells.set(key, [...(cells.get(key) ?? []), cell]);
    }
  const tables = new Map(dataset.tables.map((table) => [table.name, table]));
  const look: Look = ({ area, table, period }) => {
    const periods = period && new Set(periodsOf(period));
    return (cells.get(`${table} ${area}`) ?? [])
      .filter((cell) => !periods || periods.has(cell.period))
      .map((cell) => answered(release.id, tables.get(table) ?? { name: table, dimensions: [] }, cell));
  };
  return { field: ownField(name, dataset), tables, owner: release.owners[0] ?? '', look };
}

function answered(release: string, table: Parameters<typeof cellId>[1], cell: Cell): object {
  const { area, period, dimensions, value, status, note = null } = cell;
  return {
    area: { code: area },
    period,
    ...dimensions,
    count: { cell: cellId(release, table, cell), value, status, note },
  };
}
