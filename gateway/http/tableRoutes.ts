import type { Identify } from '../access/identify.js';
import { decideTable, requiredRequest } from '../registry/tables/decideTable.js';
import { readTableRequests } from '../registry/tables/readTableRequests.js';
import { requestTable, type TableMeans } from '../registry/tables/requestTable.js';
import { parseJson } from './readBody.js';
import { jsonReply, type Route } from './route.js';

export interface TableDoors extends TableMeans {
  readonly identify: Identify;
  /** Lets releases hold what was accepted, from now on. */
  readonly refresh: () => Promise<void>;
}

/** A table, a sentence and a signature. */
const maxBodyBytes = 10_000;

/** Where analysts ask owners for a table, owners answer, and everybody reads both. */
export function tableRoutes(doors: TableDoors): readonly Route[] {
  const { pool, identify, refresh } = doors;
  return [
    {
      method: 'POST',
      path: '/table-requests',
      maxBodyBytes,
      handle: async (incoming) =>
        jsonReply(201, await requestTable(doors, await identify(incoming), parseJson(incoming.body))),
    },
    {
      method: 'POST',
      path: '/table-requests/decisions',
      maxBodyBytes,
      handle: async ({ body }) => {
        const decided = await decideTable(doors, parseJson(body));
        await refresh();
        return jsonReply(200, decided);
      },
    },
    {
      method: 'GET',
      path: '/table-requests',
      maxBodyBytes: 0,
      handle: async ({ url }) => {
        const [dataset, owner] = ['dataset', 'owner'].map((name) => url.searchParams.get(name));
        return jsonReply(200, { requests: await readTableRequests(pool, { dataset, owner }) });
      },
    },
    {
      method: 'GET',
      path: '/table-requests/:id',
      maxBodyBytes: 0,
      handle: async ({ parts: { id = '' } }) => jsonReply(200, await requiredRequest(doors, id)),
    },
  ];
}
