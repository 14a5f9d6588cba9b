import { sha256 } from '../../../schema/protocol/canonicalJson.js';
import type { Figure } from '../../engine/cellGate.js';
import type { DisclosedTable, Outcome } from '../log/entry.js';

/** More cells of one table than this are counted and hashed, not listed. */
const listed = 50;

/** What the figures of an answer disclose, by partner, once the gate has passed over them. */
export function disclosedTables(figures: readonly Figure[]): Pick<Outcome, 'tables' | 'cells' | 'withheld'> {
  const counts = figures.filter(({ kind }) => kind === 'count').map(({ fields }) => fields);
  const shown = new Set(
    counts.flatMap(({ cell, status }) => (status === 'RELEASED' && typeof cell === 'string' ? [cell] : [])),
  );
  const byTable = new Map<string, string[]>();
  for (const cell of shown) {
    const table = cell.split('/', 1)[0] ?? cell;
    byTable.set(table, [...(byTable.get(table) ?? []), cell]);
  }
  const tables = new Map<string, DisclosedTable[]>();
  for (const [name, cells] of byTable) {
    const [release = '', table = ''] = name.split('#');
    for (const partner of partnersOfRelease(release))
      tables.set(partner, [...(tables.get(partner) ?? []), tableOf(release, table, cells)]);
  }
  const withheld = counts.filter(({ status }) => status === 'WITHHELD').length;
  return { tables: Object.fromEntries(tables), cells: shown.size, withheld };
}

function tableOf(release: string, table: string, cells: readonly string[]): DisclosedTable {
  const ids = [...cells].sort();
  return {
    release,
    table,
    cells: ids.length,
    ids: ids.length <= listed ? ids : [],
    digest: sha256(ids.join('\n')),
  };
}

/** A release is named after its owners. */
const partnersOfRelease = (release: string): readonly string[] =>
  (release.split('.', 1)[0] ?? release).split('+');
