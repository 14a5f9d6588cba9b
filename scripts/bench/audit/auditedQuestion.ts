import { randomUUID } from 'node:crypto';
import type { Consultation, Outcome } from '../../../gateway/audit/log/entry.js';

const digest = 'e'.repeat(64);

/** The two entries of a question about two partners, as large as real ones. */
export function auditedQuestion(): readonly [Consultation, Outcome] {
  const use = {
    use: randomUUID(),
    organisation: 'greater-london-authority-demo',
    purpose: 'evidence-to-the-home-secretary',
    agreements: ['agreement-2026-001', 'agreement-2026-002'],
    supergraph: '0123456789abcdef',
  };
  const asker = { requester: 'demonstration-analyst', document: digest };
  const tablesOf = (owner: string) => {
    const release = `${owner}.housingAtExit.2026-09-30`;
    const table = 'CITY_REGION_YEAR_HOUSING_SEX';
    const ids = Array.from({ length: 4 }, (_, at) => `${release}#${table}/E12000007/2022/HOUSING_${at}`);
    return [{ release, table, cells: ids.length, ids, digest }];
  };
  return [
    {
      kind: 'CONSULTATION',
      use,
      asker,
      coordinates: ['Area.housingAtExit', 'Area.name', 'Query.area'],
      secrets: { variables: '{"code":"E12000007"}', project: '' },
    },
    {
      kind: 'COMBINATION',
      use,
      asker,
      decision: 'ANSWERED',
      codes: [],
      cells: 8,
      withheld: 2,
      durationMs: 12,
      tables: {
        'one-charity-demo': tablesOf('one-charity-demo'),
        'two-charity-demo': tablesOf('two-charity-demo'),
      },
    },
  ];
}
