/** A number as the pack writes it, such as `1,254`, `88.5%` or `-3`. */
const plain = /^-?\d{1,3}(?:,\d{3})*(?:\.\d+)?%?$|^-?\d+(?:\.\d+)?%?$/;

/** A number that a spreadsheet can count with; undefined for every other text. A share becomes its number of per cent. */
export const cellNumber = (text: string): number | undefined =>
  plain.test(text) ? Number(text.replace(/[,%]/g, '')) : undefined;
