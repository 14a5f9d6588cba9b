import { errorText } from '../answerError.js';
import { type Answer, isSynthetic } from '../answerQuestion.js';
import type { Fact } from '../tidy/tidyRow.js';
import type { Words } from '../words.js';
import { factText } from './factText.js';
import { legendOf, NoteBook } from './figureText.js';
import { countTables, type ReadableTable } from './layout.js';
import { type RecordTable, recordTables } from './recordTables.js';
import { drawTable, wrap } from './textTable.js';

/** Columns of a terminal that an answer fits into. */
export const textWidth = 110;

/** Said above everything that holds an invented figure. */
export const syntheticNotice =
  'SYNTHETIC: figures of owners named (demo), and all that is marked SYNTHETIC, are invented for demonstration. They describe nobody.';

/** An answer as text for a terminal. Errors stand below the figures, each with what to do. */
export function answerText(answer: Answer, words: Words): string {
  const { question } = answer;
  const notes = new NoteBook();
  const tables = countTables(answer, { words, notes });
  const records = recordTables(answer, words);
  const blocks = [
    [question.title, ...wrap(question.question, textWidth)].join('\n'),
    asked(answer),
    ...(isSynthetic(answer) ? [wrap(syntheticNotice, textWidth).join('\n')] : []),
    ...records.filter(({ isBelow }) => !isBelow).map(recordText),
    ...tables.map(tableText),
    ...silenceText(answer, words),
    ...records.filter(({ isBelow }) => isBelow).map(recordText),
    listText('', [legendOf(answer.counts) ?? '', ...notes.notes].filter(Boolean)),
    listText('How to read it', question.reading),
    listText('Caveats', [...new Set(answer.releases.flatMap(({ caveats }) => caveats))]),
    listText('Releases', releaseLines(answer)),
    listText(
      'Not answered',
      answer.errors.map((error) => `${error.code}${error.path && ` at ${error.path}`}: ${errorText(error)}`),
    ),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const asked = ({ variables }: Answer): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');

function tableText({
  title,
  isSynthetic: synthetic,
  constants,
  columns,
  rows,
  remarks,
}: ReadableTable): string {
  const heading = `${title}${synthetic ? ' (SYNTHETIC)' : ''}`;
  const above = constants.length > 0 ? wrap(constants.join('; '), textWidth) : [];
  const below = remarks.flatMap((remark) => wrap(`${remark}.`, textWidth));
  return [heading, ...above, drawTable(columns, rows, textWidth), ...below].join('\n');
}

/** Few short facts make a table; texts are read better one below the other. */
function recordText({ title, labels, records }: RecordTable): string {
  const texts = records.map((record) => record.map(factText));
  const widest = labels.map((label, at) =>
    Math.max(label.length, ...texts.map((row) => row[at]?.length ?? 0)),
  );
  const fits = widest.reduce((sum, width) => sum + width + 2, 0) <= textWidth;
  if (fits) return [title, drawTable(labels.map(plainColumn), texts, textWidth)].join('\n');
  const pad = Math.max(...labels.map((label) => label.length)) + 2;
  const items = records.map((record) =>
    record.flatMap((fact, at) => hanging(labels[at] ?? '', fact, pad)).join('\n'),
  );
  return [title, ...items].join('\n\n');
}

const plainColumn = (label: string) => ({ key: label, label, isNumber: false });

function hanging(label: string, fact: Fact, pad: number): readonly string[] {
  const texts =
    Array.isArray(fact) && fact.length > 1 ? fact.map((item: string) => `- ${item}`) : [factText(fact)];
  const lines = texts.filter(Boolean).flatMap((text) => wrap(text, textWidth - pad));
  return lines.map((line, at) => `${(at === 0 ? label : '').padEnd(pad)}${line}`);
}

function listText(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const lines = items.flatMap((item) =>
    wrap(item, textWidth - 2).map((line, at) => `${at === 0 ? '- ' : '  '}${line}`),
  );
  return [...(title === '' ? [] : [title]), ...lines].join('\n');
}

export function silenceText({ silences, question }: Answer, words: Words): readonly string[] {
  return silences.map(({ measure, areaName, areaCode }) => {
    const title = question.measures[measure] ?? words.dataset(measure.split('/').at(-1) ?? measure);
    return `${title}: nobody has released anything for ${areaName || areaCode}.`;
  });
}

/** With more owners than this the names of the releases, which begin with the owner, say enough. */
const mostOwners = 5;

/** The releases that figures stand in, a line for each owner, vintage and source. */
export function releaseLines({ releases }: Answer): readonly string[] {
  const many = new Set(releases.map(({ owner }) => owner)).size > mostOwners;
  const groups = new Map<string, Set<string>>();
  for (const { owner, provenance, vintage, ageInDays, release, source } of releases) {
    const age = ageInDays === null ? '' : ` (${ageInDays} days old)`;
    const from = source ? ` "${source.title}" from ${source.publisher}` : '';
    const key = `${many ? '' : `${owner}, `}${provenance}, vintage ${vintage}${age}${from}`;
    groups.set(key, (groups.get(key) ?? new Set()).add(release));
  }
  return [...groups].map(([key, names]) => `${key}: ${[...names].join(', ')}.`);
}
