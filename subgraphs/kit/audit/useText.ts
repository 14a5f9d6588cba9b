import type { UseRow } from '../../../schema/protocol/audit/useRows.js';

/** Uses in plain words, a paragraph for each. */
export const useText = (rows: readonly UseRow[]): string =>
  rows.length === 0 ? 'No uses.\n' : rows.map(textOf).join('');

const textOf = ({
  month,
  dataset,
  tables,
  times,
  cells,
  organisation,
  purpose,
  agreements,
}: UseRow): string =>
  `${month}  ${dataset}: ${counted(times, 'answer')} with ${counted(cells, 'cell')} of ${tables.join(', ')}
         for ${organisation}, ${purpose}, ${agreements.length > 0 ? `under ${agreements.join(', ')}` : 'under no agreement'}
`;

const counted = (count: number, word: string): string =>
  `${count.toLocaleString('en-GB')} ${word}${count === 1 ? '' : 's'}`;
