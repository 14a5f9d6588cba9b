import { drawTable } from '../../gateway/questions/render/textTable.js';
import type { Dataset } from '../../schema/datasets/dataset.js';
import type { AuditedRelease } from './auditReleases.js';
import { summed, type TableUtility } from './utility.js';

const width = 118;

/** Protection and utility of each owner's release, then of all together. */
export function auditText(dataset: Dataset, audited: readonly AuditedRelease[], withTables: boolean): string {
  const all = summed(
    'All owners',
    audited.flatMap(({ tables }) => tables),
  );
  return [
    `${dataset.title}: ${audited.length === 1 ? audited[0]?.release.ownerName : `${audited.length} owners`}`,
    '',
    ownersTable(audited, all),
    ...(withTables ? ['', 'Share of cells that answer', tablesTable(audited)] : []),
    '',
    ...legend(audited),
    '',
  ].join('\n');
}

const number = (key: string, label: string) => ({ key, label, isNumber: true });
const text = (key: string, label: string) => ({ key, label, isNumber: false });

function ownersTable(audited: readonly AuditedRelease[], all: TableUtility): string {
  const columns = [
    text('owner', 'Owner'),
    text('vintage', 'Vintage'),
    ...['Cells', 'Withheld', 'Computable', 'Unproven', 'Shown of 10+', 'Count shown', 'Mean error'].map(
      (label) => number(label, label),
    ),
  ];
  const lines = audited.map(({ release, protection, tables }) => {
    const own = summed('', tables);
    const found = protection ? [protection.faults.length, unproven(protection)] : ['-', '-'];
    return [release.ownerName, release.vintage, ...figures(own, found.map(String))];
  });
  const protections = audited.flatMap(({ protection }) => protection ?? []);
  const total = [
    protections.reduce((sum, { faults }) => sum + faults.length, 0),
    protections.reduce((sum, protection) => sum + unproven(protection), 0),
  ].map(String);
  return drawTable(
    columns,
    audited.length > 1 ? [...lines, [all.name, '', ...figures(all, total)]] : lines,
    width,
  );
}

/** Every suspect was looked at: the audit of this command has no deadline. */
const unproven = ({ apart }: NonNullable<AuditedRelease['protection']>): number => apart.length;

const figures = (own: TableUtility, [computable = '', open = '']: readonly string[]): readonly string[] => [
  grouped(own.cells),
  grouped(own.withheld),
  computable,
  open,
  own.showable === undefined ? '-' : percent(own.shown, own.showable),
  own.count === undefined ? '-' : percent(own.shownCount ?? 0, own.count),
  own.error === undefined || own.shown === 0 ? '-' : (own.error / own.shown).toFixed(2),
];

/** For every table the share of its cells that answer: under rule 10-5 alone, and as released. */
function tablesTable(audited: readonly AuditedRelease[]): string {
  const names = [...new Set(audited.flatMap(({ tables }) => tables.map(({ name }) => name)))];
  const lines = names.map((name) => {
    const own = summed(
      name,
      audited.flatMap(({ tables }) => tables.filter((table) => table.name === name)),
    );
    const before = own.showable === undefined ? '-' : percent(own.showable, own.cells);
    return [name, grouped(own.cells), before, percent(own.shown, own.cells)];
  });
  const columns = [
    text('table', 'Table'),
    number('cells', 'Cells'),
    number('before', 'Rule 10-5 alone'),
    number('after', 'As released'),
  ];
  return drawTable(columns, lines, width);
}

const grouped = (value: number): string => value.toLocaleString('en-GB');
const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`;

function legend(audited: readonly AuditedRelease[]): readonly string[] {
  const isCompared = audited.every((one) => one.isCompared);
  return [
    'Computable: withheld counts that follow to within less than 3 from everything their owner has released.',
    'Unproven: earlier releases that contradict this one, and so were looked at apart.',
    isCompared
      ? "Shown of 10+, count shown and mean error are compared with the owners' rows, which are on this machine."
      : "An outsider's view: the owner's rows are not on this machine, so what rounding and withholding cost is not known.",
  ];
}
