import type { SavedQuestion } from '../savedQuestion.js';
import type { RecordRow } from '../tidy/tidyRow.js';
import { sentenceCase } from '../words.js';
import { factText } from './factText.js';

/** Facts of an area by their headings. */
export type Beside = (areaCode: string) => Readonly<Record<string, string>>;

/** Facts that a question wants beside the figures of the area they are about. */
export function besideOf(records: readonly RecordRow[], wanted: SavedQuestion['beside']): Beside {
  return (areaCode) => {
    const own = records.filter((record) => record.areaCode === areaCode);
    const entries = Object.entries(wanted).map(([key, heading]) => {
      const fact = own.map(({ values }) => values[key]).find((value) => value !== undefined) ?? null;
      const isCode = typeof fact === 'string' && /^[A-Z_]+$/.test(fact);
      return [heading, isCode ? sentenceCase(fact) : factText(fact)];
    });
    return Object.fromEntries(entries);
  };
}

/** Whether every fact of a record already stands beside figures. */
export const standsBeside = ({ values }: RecordRow, wanted: SavedQuestion['beside']): boolean =>
  Object.keys(values).every((key) => key in wanted);
