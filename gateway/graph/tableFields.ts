import type { Pool } from 'pg';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import type { TableRequest } from '../../schema/protocol/tableRequest.js';
import { readTableRequests } from '../registry/tables/readTableRequests.js';
import type { HubGraphContext } from './hubResolvers.js';

interface Asked {
  readonly dataset?: string | null;
  readonly owner?: string | null;
}

export const tableQueries = ({ requests }: { readonly requests: Pool }) => ({
  tableRequests: (_: unknown, asked: Asked) => readTableRequests(requests, asked),
});

type Owned = { readonly owner: string | null };

const ownerOf = ({ owner }: Owned, _: unknown, { loaders }: HubGraphContext) =>
  owner === null ? null : loaders.partner.load(owner);

export const tableFields = ({ catalogue }: { readonly catalogue: Catalogue }) => ({
  TableRequest: {
    dataset: ({ dataset }: TableRequest) => catalogue.dataset(dataset),
    owner: ownerOf,
  },
  TableDecision: { owner: ownerOf },
});
