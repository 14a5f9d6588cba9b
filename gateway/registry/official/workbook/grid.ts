/** One worksheet as text: merged cells repeat their text, dates are YYYY-MM-DD, what is blank is ''. */
export interface Grid {
  readonly sheet: string;
  /** From row 1, without gaps; every row is as long as the widest. */
  readonly rows: readonly (readonly string[])[];
}

/** The name of a column as a spreadsheet shows it: A, B, ... Z, AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest < 0 ? '' : columnLetters(rest)) + String.fromCharCode(65 + (index % 26));
}

/** The different texts of a row; a title that is merged over ten columns is one. */
export const textsOf = (row: readonly string[]): readonly string[] => [
  ...new Set(row.filter((text) => text !== '')),
];
