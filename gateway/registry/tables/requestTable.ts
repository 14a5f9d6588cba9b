import type { Pool } from 'pg';
import { z } from 'zod';
import type { Catalogue } from '../../../schema/datasets/dataset.js';
import { tableOf, wantedTableFaults } from '../../../schema/datasets/wantedTable.js';
import {
  type TableRequest,
  type WantedTable,
  wantedTableSchema,
} from '../../../schema/protocol/tableRequest.js';
import type { Requester } from '../../access/requester.js';
import { HubError } from '../../errors.js';
import { findPartner } from '../partners.js';
import { readTableRequests } from './readTableRequests.js';

export interface TableMeans {
  /** The hub's own database. */
  readonly pool: Pool;
  readonly register: Pool;
  readonly catalogue: Catalogue;
}

/**
 * Records that somebody asks owners for a table.
 * @throws HubError TABLE_REQUEST_REFUSED; nothing is recorded then
 */
export async function requestTable(
  means: TableMeans,
  requester: Requester,
  body: unknown,
): Promise<TableRequest> {
  const { organisation, purpose } = asking(requester);
  const parsed = wantedTableSchema.safeParse(body);
  if (!parsed.success)
    throw refused([
      { place: 'request', expected: 'a wanted table', found: z.prettifyError(parsed.error).slice(0, 1000) },
    ]);
  const wanted = parsed.data;
  const faults = [...wantedTableFaults(means.catalogue, wanted), ...(await ownerFaults(means, wanted))];
  if (faults.length > 0) throw refused(faults);
  const { name, area, period, dimensions } = tableOf(wanted);
  const { rows } = await means.pool.query<{ number: string }>(
    `INSERT INTO table_request (dataset, table_name, area, period, dimensions, organisation, purpose, reason, owner)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING number`,
    [wanted.dataset, name, area, period, dimensions, organisation, purpose, wanted.reason, wanted.owner],
  );
  const [recorded] = await readTableRequests(means.pool, { id: `table-request-${rows[0]?.number}` });
  if (recorded === undefined) throw new Error('The request was not recorded.');
  return recorded;
}

/** An owner must know for whom and for what it would publish. */
function asking({ organisation, purpose }: Requester) {
  if (organisation !== undefined && purpose !== undefined) return { organisation, purpose };
  throw new HubError('PURPOSE_NOT_PERMITTED', 'A table is asked for by an organisation, for a purpose.', {
    expected: 'a token or key of an organisation, and the header concordat-purpose',
    found: organisation === undefined ? 'nobody in particular' : 'no purpose',
    remedy: 'Show who asks and what for; concordat purposes lists the purposes.',
  });
}

async function ownerFaults({ register, catalogue }: TableMeans, { owner, dataset }: WantedTable) {
  if (owner === undefined) return [];
  const sector = catalogue.dataset(dataset)?.sector;
  const partner = await findPartner(register, owner);
  if (partner?.sector === sector) return [];
  const found = partner === undefined ? owner : `${owner}, of the sector ${partner.sector}`;
  return [{ place: 'owner', expected: `a partner of the sector ${sector}`, found }];
}

interface Fault {
  readonly place: string;
  readonly expected: string;
  readonly found: string;
}

const refused = (faults: readonly Fault[]): HubError =>
  new HubError('TABLE_REQUEST_REFUSED', 'This table cannot be asked for; nothing was recorded.', {
    faults,
    remedy: 'Ask for another: { datasets { name dimensions { name } tables { name } } } shows what there is.',
  });
