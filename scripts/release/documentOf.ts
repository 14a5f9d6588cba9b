import { releaseRules } from '../../schema/datasets/dataset.js';
import type { ReleaseDocument } from '../../schema/protocol/release.js';
import type { Registered, RegisteredTable } from './registered.js';

/** A registered release as an audit needs it. */
export function documentOf(release: Registered, tables: readonly RegisteredTable[]): ReleaseDocument {
  const rule = releaseRules.find((one) => one === release.rule) ?? 'TEN_FIVE';
  return {
    id: release.id,
    owners: [release.owner],
    dataset: release.dataset,
    vintage: release.vintage,
    period: release.period,
    rule,
    provenance: 'PARTNER',
    caveats: [],
    breaks: [],
    tables: tables.map(({ name, status, cells }) => ({
      name,
      status: status === 'NOT_APPLICABLE' ? 'NOT_APPLICABLE' : 'COMPLETE',
      cells: [...cells],
    })),
  };
}
