import { drawTable } from '../../gateway/questions/render/textTable.js';
import type { Difference } from './differences.js';
import type { Registered } from './registered.js';

const width = 100;
/** A reader looks at so many; the rest are counted. */
const listed = 40;

const words: Readonly<Record<Difference['kind'], string>> = {
  CHANGED: 'shown in both, with another value',
  NEWLY_SHOWN: 'shown now, not before',
  NEWLY_WITHHELD: 'withheld now, not before',
  ADDED: 'new',
  GONE: 'no longer there',
  OTHERWISE: 'otherwise',
};

/** What changed between two releases of one owner, in words and then cell by cell. */
export function diffText(from: Registered, to: Registered, differences: readonly Difference[]): string {
  const heading = `${from.ownerName}: ${from.id}\n${' '.repeat(from.ownerName.length)}  ${to.id}`;
  if (differences.length === 0) return `${heading}\n\nBoth show the same in every cell.\n`;
  const kinds = (Object.keys(words) as Difference['kind'][]).flatMap((kind) => {
    const count = differences.filter((one) => one.kind === kind).length;
    return count === 0 ? [] : [`  ${count.toLocaleString('en-GB').padStart(7)}  ${words[kind]}`];
  });
  const more = differences.length - listed;
  return [
    heading,
    '',
    `${differences.length.toLocaleString('en-GB')} cells differ:`,
    ...kinds,
    '',
    cellsTable(differences.slice(0, listed)),
    ...(more > 0 ? [`and ${more.toLocaleString('en-GB')} more`] : []),
    '',
    'A withheld cell that stays withheld may have changed: that is told by nothing.',
    '',
  ].join('\n');
}

function cellsTable(differences: readonly Difference[]): string {
  const columns = [
    { key: 'table', label: 'Table', isNumber: false },
    { key: 'place', label: 'Cell', isNumber: false },
    { key: 'from', label: 'Before', isNumber: true },
    { key: 'to', label: 'After', isNumber: true },
  ];
  return drawTable(
    columns,
    differences.map(({ table, place, from, to }) => [table, place, from, to]),
    width,
  );
}
