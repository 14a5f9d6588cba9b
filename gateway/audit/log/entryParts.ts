import { partnerPart } from '../../../schema/protocol/audit/useRows.js';
import type { AuditEntry, Consultation, Outcome } from './entry.js';

/** An entry as it is committed to: each part can be shown without the others. */
export type EntryParts = Readonly<Record<string, unknown>>;

/** Keyed hash of what may tell who somebody is. */
export type Keyed = (text: string) => string;

/** Splits an entry by who may read what. */
export function entryParts(entry: AuditEntry, keyed: Keyed): EntryParts {
  switch (entry.kind) {
    case 'CONSULTATION':
      return consultationParts(entry, keyed);
    case 'DISCLOSURE':
    case 'COMBINATION':
    case 'REFUSAL':
      return outcomeParts(entry);
    default: {
      const { kind: _, ...event } = entry;
      return { event };
    }
  }
}

function consultationParts({ use, asker, coordinates, secrets }: Consultation, keyed: Keyed): EntryParts {
  const { variables, project } = secrets;
  return { use, asker: { ...asker, variables: keyed(variables), project: keyed(project), coordinates } };
}

function outcomeParts({ use, asker, tables, ...outcome }: Outcome): EntryParts {
  const { decision, codes, cells, withheld, durationMs } = outcome;
  const parts = Object.entries(tables).map(([partner, shown]) => [partnerPart(partner), shown]);
  return {
    use: { ...use, decision },
    asker,
    outcome: { codes, cells, withheld, durationMs },
    ...Object.fromEntries(parts),
  };
}

/** Partners that an entry concerns. */
export function partnersOf(entry: AuditEntry): readonly string[] {
  if ('tables' in entry) return Object.keys(entry.tables);
  return 'partners' in entry ? [...new Set(entry.partners)] : [];
}
