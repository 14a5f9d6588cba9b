import type { Pool } from 'pg';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import { sectors } from '../../schema/datasets/dataset.js';
import type { LoadedIndicator } from '../../schema/indicators/indicator.js';
import type { ReadAgreementBook } from '../access/agreements/agreementBook.js';
import type { Requester } from '../access/requester.js';
import type { JointPacks } from '../pack/joint/jointPacks.js';
import type { SavedQuestion, SavedQuestions } from '../questions/savedQuestion.js';
import { agreementFields, agreementQueries, agreementsOf } from './agreementFields.js';
import { datasetFields, datasetsNamed } from './datasetFields.js';
import { indicatorFields } from './indicatorFields.js';
import { packFields, packMutations, packQueries } from './packFields.js';
import { partnerFields, releaseFields } from './partnerFields.js';
import { findPartners, findReleases } from './registeredReleases.js';
import type { RegisterLoaders } from './registerLoaders.js';
import { tableFields, tableQueries } from './tableFields.js';
import { unknownId } from './unknownId.js';

/** What the hub's own subgraph answers from. */
export interface HubGraphMeans {
  readonly pool: Pool;
  /** The hub's own database, with the tables that were asked for. */
  readonly requests: Pool;
  /** What owners agreed to, as it stands when it is asked. */
  readonly readAgreements: ReadAgreementBook;
  readonly catalogue: Catalogue;
  readonly questions: SavedQuestions;
  readonly indicators: readonly LoadedIndicator[];
  readonly clock: () => Date;
  /** What organisations do together with packs. */
  readonly packs: JointPacks;
}

/** What one fetch carries. */
export interface HubGraphContext {
  readonly loaders: RegisterLoaders;
  readonly requester: Requester;
}

/** Resolvers of the hub's own subgraph. The register is asked once for each field, however many objects ask it. */
export function hubResolvers(means: HubGraphMeans) {
  return {
    Query: {
      ...registerQueries(means),
      ...savedQueries(means),
      ...tableQueries(means),
      ...agreementQueries(means),
      ...packQueries(means),
    },
    Mutation: packMutations(means),
    Sector: Object.fromEntries(sectors.map((sector) => [sector.toUpperCase(), sector])),
    Partner: { ...partnerFields(means), agreements: agreementsOf(means) },
    Release: releaseFields(means),
    Dataset: datasetFields(means),
    Indicator: indicatorFields(means),
    ...agreementFields(means),
    ...tableFields(means),
    ...packFields,
    SavedDocument: documentFields,
  };
}

interface ReleaseArguments {
  readonly dataset?: string | null;
  readonly owner?: string | null;
  readonly provenance?: string | null;
  readonly withdrawn?: boolean | null;
}

function registerQueries({ pool, catalogue }: HubGraphMeans) {
  return {
    partners: (_: unknown, { sector }: { readonly sector?: string | null }) => findPartners(pool, { sector }),
    releases: (_: unknown, { dataset, owner, provenance, withdrawn }: ReleaseArguments) =>
      findReleases(pool, {
        datasets: dataset == null ? undefined : [dataset],
        owners: owner == null ? undefined : [owner],
        provenance,
        withdrawn,
      }),
    release: async (_: unknown, { id }: { readonly id: string }, { loaders }: HubGraphContext) =>
      (await loaders.release.load(id)) ?? (await refuseRelease(pool, id)),
    datasets: (_: unknown, { sector }: { readonly sector?: string | null }) => {
      const names = catalogue.datasets.filter((dataset) => sector == null || dataset.sector === sector);
      return [
        ...datasetsNamed(
          catalogue,
          names.map(({ name }) => name),
        ),
      ].sort((a, b) => (`${a.sector} ${a.name}` < `${b.sector} ${b.name}` ? -1 : 1));
    },
  };
}

async function refuseRelease(pool: Pool, id: string): Promise<never> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM release');
  throw unknownId(
    'release',
    id,
    rows.map((row) => row.id),
  );
}

function savedQueries({ questions, indicators }: HubGraphMeans) {
  return {
    documents: () => questions.all,
    indicators: (_: unknown, { ask }: { readonly ask?: string | null }) =>
      indicators.filter(({ asks }) => ask == null || asks.includes(ask)),
    indicator: (_: unknown, { id }: { readonly id: string }) => {
      const found = indicators.find((indicator) => indicator.id === id);
      if (found === undefined)
        throw unknownId(
          'indicator',
          id,
          indicators.map((known) => known.id),
        );
      return found;
    },
  };
}

const documentFields = {
  query: ({ source }: SavedQuestion) => source,
  variables: ({ variables }: SavedQuestion) =>
    Object.entries(variables).map(([name, { description, default: value }]) => ({
      name,
      description,
      default: value,
    })),
};
