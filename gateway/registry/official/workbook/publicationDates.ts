import type { Grid } from './grid.js';

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const iso = /\b(20\d\d)-(\d\d)-(\d\d)\b/;
const british = /\b(\d{1,2})[/.](\d{1,2})[/.](20\d\d)\b/;
const words = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${monthNames.join('|')}),? (20\\d\\d)\\b`);
const says =
  /^(?:first )?(?:published|publication date|date (?:of publication|published)|release date|date of release)\b/;

/** How many rows from the top of a sheet can say when it was published; below stand tables. */
const rowsSearched = 40;

/** Every date of publication that the sheets state, in the cell that says "Published" or in those beside it. */
export function publicationDates(grids: readonly Grid[]): readonly string[] {
  const rows = grids.flatMap((grid) => grid.rows.slice(0, rowsSearched));
  const found = rows.flatMap((row) => {
    const texts = row.filter((text) => text !== '').map((text) => text.toLowerCase());
    const at = texts.findIndex((text) => says.test(text));
    return at < 0 ? [] : (dateIn(texts.slice(at, at + 2).join(' ')) ?? []);
  });
  return [...new Set(found)].sort();
}

function dateIn(text: string): string | undefined {
  const [, year, month, day] = iso.exec(text) ?? [];
  if (year) return dateOf(year, month, day);
  const [, ukDay, ukMonth, ukYear] = british.exec(text) ?? [];
  if (ukYear) return dateOf(ukYear, ukMonth, ukDay);
  const [, wordDay, name = '', wordYear] = words.exec(text) ?? [];
  return wordYear ? dateOf(wordYear, String(monthNames.indexOf(name) + 1), wordDay) : undefined;
}

const dateOf = (year: string, month = '', day = ''): string =>
  [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
