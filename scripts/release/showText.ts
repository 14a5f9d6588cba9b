import { drawTable, wrap } from '../../gateway/questions/render/textTable.js';
import type { Dataset } from '../../schema/datasets/dataset.js';
import { isStanding } from './chooseReleases.js';
import type { Registered, RegisteredTable } from './registered.js';

const width = 100;

const rules: Readonly<Record<string, string>> = {
  TEN_FIVE: '10-5: counts of 0 to 9 are withheld, the others rounded to the nearest 5',
  NOT_PERSONS: 'nobody stands behind these numbers, so they are shown as they are',
  PUBLISHED: 'as published by the source named',
};

/** One release in plain words. It says what every requester may know, and nothing from behind a withheld cell. */
export function showText(dataset: Dataset, release: Registered, tables: readonly RegisteredTable[]): string {
  return [
    `${dataset.title}, ${release.ownerName}`,
    ...standing(release),
    '',
    ...facts(release),
    '',
    tablesTable(tables),
    '',
    ...(release.rule === 'TEN_FIVE' ? meaning() : []),
    '',
  ].join('\n');
}

function standing(release: Registered): readonly string[] {
  const { withdrawnOn, correctedBy, notice } = release;
  if (isStanding(release)) return [];
  if (correctedBy !== null) return [`Corrected by ${correctedBy}: it answers nothing any more.`];
  return [`Withdrawn on ${withdrawnOn}: it answers nothing any more. ${notice ?? ''}`.trimEnd()];
}

function facts({ id, period, vintage, rule, provenance, sha256 }: Registered): readonly string[] {
  const lines: readonly (readonly [string, string])[] = [
    ['release', id],
    ['period', `${period.from} to ${period.to}`],
    ['vintage', vintage],
    ['rule', rules[rule] ?? rule],
    ['provenance', provenance],
    ['sha256', sha256],
  ];
  return lines.map(([name, value]) => `  ${name.padEnd(12)}${value}`);
}

function tablesTable(tables: readonly RegisteredTable[]): string {
  const columns = [
    { key: 'table', label: 'Table', isNumber: false },
    ...['Cells', 'Shown', 'Withheld', 'Not collected'].map((label) => ({
      key: label,
      label,
      isNumber: true,
    })),
  ];
  const lines = tables.map(({ name, status, cells }) => {
    if (status === 'NOT_APPLICABLE') return [name, 'n/a', '', '', ''];
    const having = (wanted: string) => cells.filter((cell) => cell.status === wanted).length;
    return [name, cells.length, having('RELEASED'), having('WITHHELD'), having('NOT_COLLECTED')].map(
      (value) => (typeof value === 'number' ? value.toLocaleString('en-GB') : value),
    );
  });
  const notes = tables.flatMap(({ name, note }) => (note === null ? [] : [`  ${name}: ${note}`]));
  return [drawTable(columns, lines, width), ...notes].join('\n');
}

/** Which of the three it is must follow from nothing: not from this text, and not from its absence. */
function meaning(): readonly string[] {
  return [
    'What a number can mean',
    ...paragraph(
      'A shown number stands for the counts that round to it: 10 for 10 to 12, 15 for 13 to 17, 20 for 18 to 22.',
    ),
    '',
    'What WITHHELD can mean',
    ...paragraph(
      'Nobody at all. Or 1 to 9 people. Or 10 and more, withheld because another withheld count could be computed from it.',
    ),
    ...paragraph(
      'Which of these it is stands nowhere, in this release or beside it: telling them apart would tell counts. A question that meets a withheld cell gets the nearest wider cell that is shown, under the field fallback.',
    ),
  ];
}

const paragraph = (words: string): readonly string[] => wrap(words, width - 2).map((line) => `  ${line}`);
