import type { UseRow } from './useRows.js';

/** Columns of uses, in order, with what stands in each. */
export const useColumns: readonly {
  readonly key: string;
  readonly label: string;
  readonly isNumber: boolean;
  readonly cellOf: (row: UseRow) => string | number;
}[] = [
  { key: 'Month', label: 'Month', isNumber: false, cellOf: ({ month }) => month },
  { key: 'Organisation', label: 'Organisation', isNumber: false, cellOf: ({ organisation }) => organisation },
  { key: 'Purpose', label: 'Purpose', isNumber: false, cellOf: ({ purpose }) => purpose },
  {
    key: 'Agreements',
    label: 'Agreements',
    isNumber: false,
    cellOf: ({ agreements }) => agreements.join(' '),
  },
  { key: 'Owner', label: 'Owner', isNumber: false, cellOf: ({ partner }) => partner },
  { key: 'Dataset', label: 'Dataset', isNumber: false, cellOf: ({ dataset }) => dataset },
  { key: 'Tables', label: 'Tables', isNumber: false, cellOf: ({ tables }) => tables.join(' ') },
  { key: 'Times', label: 'Times', isNumber: true, cellOf: ({ times }) => times },
  { key: 'Cells', label: 'Cells', isNumber: true, cellOf: ({ cells }) => cells },
];
