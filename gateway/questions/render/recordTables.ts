import type { Answer } from '../answerQuestion.js';
import type { Fact, RecordRow } from '../tidy/tidyRow.js';
import { sentenceCase, type Words } from '../words.js';
import { standsBeside } from './beside.js';

/** Objects of one measure with the facts they share, in the order the document asked. */
export interface RecordTable {
  readonly title: string;
  /** Whether it stands below the figures. */
  readonly isBelow: boolean;
  readonly columns: readonly string[];
  readonly labels: readonly string[];
  readonly records: readonly (readonly Fact[])[];
}

/** Records of an answer, a table for each measure. The area leads where there are several. */
export function recordTables(answer: Answer, words: Words): readonly RecordTable[] {
  const { question, counts } = answer;
  const records = answer.records.filter(
    (record) => counts.length === 0 || !standsBeside(record, question.beside),
  );
  const measures = [...new Set(records.map(({ measure }) => measure))];
  return measures.map((measure) => {
    const own = records.filter((record) => record.measure === measure);
    const named = own.some(({ areaCode }) => areaCode !== '');
    const keys = [
      ...new Set(own.flatMap(({ values }) => Object.keys(values).filter((key) => values[key] !== null))),
    ];
    const area = named ? ['areaName', 'areaCode'] : [];
    return {
      title: question.measures[measure] ?? (measure === '' ? 'Areas' : sentenceCase(measure)),
      isBelow: question.below.includes(measure),
      columns: [...area, ...keys],
      labels: [...(named ? ['Area', 'Code'] : []), ...keys.map(words.column)],
      records: own.map((record) => [
        ...area.map((key) => placeOf(record, key)),
        ...keys.map((key) => said(record, key, words)),
      ]),
    };
  });
}

const placeOf = ({ areaCode, areaName }: RecordRow, key: string): Fact =>
  key === 'areaCode' ? areaCode : areaName;

function said({ values }: RecordRow, key: string, words: Words): Fact {
  const fact = values[key] ?? null;
  const column = key.split('.').at(-1) ?? key;
  return typeof fact === 'string' ? words.brief(column, fact) : fact;
}
