import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A count of people alike, under the key that {@link rowKey} makes. */
export type CountedRows = Readonly<Record<string, number>>;

/** Quarters in which the Home Office published every first responder. */
export const publishedQuarters = [
  '2022-Q2',
  '2022-Q3',
  '2022-Q4',
  '2023-Q1',
  '2023-Q2',
  '2023-Q3',
  '2023-Q4',
];

/** Reads the published table as it stands, on another way than the generator, for one first responder. */
export function publishedRows(firstResponder: string, responderClass = 'POLICE'): CountedRows {
  const counted: Record<string, number> = {};
  for (const row of published) {
    if (row['first_responder'] !== firstResponder || row['responder_class'] !== responderClass) continue;
    const key = rowKey({
      quarter: row['quarter'] ?? '',
      exploitation: codeOf(row['exploitation'] ?? ''),
      age: row['age_at_exploitation']?.startsWith('Not') ? 'UNKNOWN' : (row['age_at_exploitation'] ?? ''),
      sex: ['FEMALE', 'MALE'].includes(row['gender'] ?? '') ? (row['gender'] ?? '') : 'OTHER_OR_UNKNOWN',
    });
    counted[key] = (counted[key] ?? 0) + Number(row['referrals']);
  }
  return inOrder(counted);
}

/** Counts rows by key. */
export function counted(keys: Iterable<string>): CountedRows {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return inOrder(counts);
}

export function rowKey(row: { quarter: string; exploitation: string; age: string; sex: string }): string {
  return `${row.quarter} ${row.exploitation} ${row.age} ${row.sex}`;
}

export function inOrder(counts: CountedRows): CountedRows {
  return Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const file = new URL('../../schema/official/nrm-referrals-by-responder.csv', import.meta.url);
const published: readonly Record<string, string>[] = parse(readFileSync(file, 'utf8'), { columns: true });

const codes = [
  ['Labour', 'LABOUR'],
  ['Sexual', 'SEXUAL'],
  ['Domestic', 'DOMESTIC'],
  ['Criminal', 'CRIMINAL'],
  ['Organ Harvesting', 'ORGAN_HARVESTING'],
] as const;

function codeOf(words: string): string {
  return codes.flatMap(([word, code]) => (words.includes(word) ? [code] : [])).join('+');
}
