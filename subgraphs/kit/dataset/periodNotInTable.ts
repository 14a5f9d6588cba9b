import type { Table } from '../../../schema/datasets/dataset.js';
import { ConcordatError } from '../../../schema/protocol/errors.js';

/** What to say to whoever asks a table for a kind of period that it is not by. */
export const periodNotInTable = ({ name, period }: Table, found: string): ConcordatError =>
  new ConcordatError('PERIOD_NOT_IN_TABLE', {
    what: `Table ${name} is not by this kind of period.`,
    expected: period === 'YEAR' ? 'years: 2023 or 2019..2023' : 'quarters: 2023-Q4 or 2022-Q1..2023-Q4',
    found,
    remedy: 'Change the period, or ask for a table by it.',
  });
