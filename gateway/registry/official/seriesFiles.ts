import { z } from 'zod';
import { ageColumn, codedColumn, countColumn, placeColumn, quarterColumn } from './columns.js';
import type { Leaf } from './leaf.js';
import type { Sheet } from './readCsv.js';
import { readRows } from './readRows.js';
import type { Reference } from './reference.js';
import { responderLeaves } from './responderFile.js';

/** How the file of one dataset is read. */
export interface SeriesFile {
  readonly leaves: (sheet: Sheet, reference: Reference) => Leaf[];
  /** The dimensions of a file published with its zeros: every quarter must have each combination. */
  readonly grid?: readonly string[];
}

const referralColumns = z.strictObject({
  quarter: quarterColumn,
  age_at_exploitation: ageColumn,
  exploitation_location: placeColumn,
  referrals: countColumn,
});

const decisionColumns = z.strictObject({
  quarter: quarterColumn,
  decision: codedColumn({
    REASONABLE_GROUNDS: 'REASONABLE_GROUNDS',
    CONCLUSIVE_GROUNDS: 'CONCLUSIVE_GROUNDS',
  }),
  age_at_exploitation: ageColumn,
  outcome: codedColumn({ POSITIVE: 'POSITIVE', NEGATIVE: 'NEGATIVE' }),
  decisions: countColumn,
});

const reportColumns = z.strictObject({ quarter: quarterColumn, reports: countColumn });

const referralLeaves = (sheet: Sheet): Leaf[] =>
  readRows(sheet, { columns: referralColumns, number: 'referrals' }).map((row) => ({
    quarter: row.quarter,
    codes: { age: row.age_at_exploitation, place: row.exploitation_location },
    count: row.referrals,
  }));

const decisionLeaves = (sheet: Sheet): Leaf[] =>
  readRows(sheet, { columns: decisionColumns, number: 'decisions' }).map((row) => ({
    quarter: row.quarter,
    codes: { kind: row.decision, age: row.age_at_exploitation, outcome: row.outcome },
    count: row.decisions,
  }));

const reportLeaves = (sheet: Sheet): Leaf[] =>
  readRows(sheet, { columns: reportColumns, number: 'reports' }).map((row) => ({
    quarter: row.quarter,
    codes: {},
    count: row.reports,
  }));

/** By dataset: the official files that are series of counts by quarter. */
export const seriesFiles: Readonly<Record<string, SeriesFile>> = {
  officialReferrals: { leaves: referralLeaves, grid: ['age', 'place'] },
  officialReferralsByResponder: { leaves: (sheet, { responders }) => responderLeaves(sheet, responders) },
  officialDecisions: { leaves: decisionLeaves, grid: ['kind', 'age', 'outcome'] },
  officialDutyToNotify: { leaves: reportLeaves, grid: [] },
};
