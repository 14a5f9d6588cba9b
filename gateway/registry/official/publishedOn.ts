import { OfficialFileError } from './officialFileError.js';

interface Dates {
  /** What the file itself says. */
  readonly stated: readonly string[];
  /** The last quarter it has figures of; '' where that isn't known yet. */
  readonly last: string;
  readonly today: string;
}

interface Given {
  readonly file: string;
  readonly published?: string | undefined;
}

/** The date of publication: what was given with the file, or else what it says itself. @throws OfficialFileError */
export function publishedOn({ file, published }: Given, dates: Dates): string {
  const { stated, last, today } = dates;
  const [only] = stated;
  if (published === undefined && (only === undefined || stated.length > 1)) throw unstated(file, stated);
  // A later date than the file states is that of a correction.
  if (published !== undefined && only !== undefined && published < only) {
    const remedy =
      'Leave --published out, or give the date that the file has or a later one of its correction.';
    throw fault(file, `the date in the file, ${stated.join(' or ')}`, published, remedy);
  }
  const date = published ?? only ?? '';
  if (date > today)
    throw fault(file, `a date of publication up to today, ${today}`, date, 'Correct the date.');
  if (last === '' || date > lastDayOf(last)) return date;
  throw fault(
    file,
    `a date of publication after ${lastDayOf(last)}, the end of ${last}`,
    date,
    'Correct the date.',
  );
}

const lastDays = ['03-31', '06-30', '09-30', '12-31'];

const lastDayOf = (quarter: string): string =>
  `${quarter.slice(0, 4)}-${lastDays[Number(quarter.slice(-1)) - 1]}`;

function unstated(file: string, stated: readonly string[]): OfficialFileError {
  const found = stated.length === 0 ? 'none' : `several: ${stated.join(', ')}`;
  const remedy =
    'Give it with --published YYYY-MM-DD, as the page on GOV.UK shows it. It becomes the vintage.';
  return fault(file, 'one date of publication in the file', found, remedy);
}

const fault = (file: string, expected: string, found: string, remedy: string): OfficialFileError =>
  new OfficialFileError({ file }, { expected, found, remedy });
