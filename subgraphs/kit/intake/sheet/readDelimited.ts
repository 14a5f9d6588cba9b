import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { bad, type Checked, good } from '../intakeFault.js';
import { decodeText } from './decodeText.js';
import { type Grid, textCell } from './grid.js';

const separators = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;
type Separator = keyof typeof separators;

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** Reads text with separators between its cells, whichever these are. */
export function readDelimited(bytes: Uint8Array): Checked<Grid> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, declared } = withoutDeclaration(decoded.value.text);
  const separator = declared ?? separatorOf(text);
  if (separator === undefined) return unclearSeparator();
  const parsed = parseRecords(text, separator);
  if (!parsed.ok) return parsed;
  const lineOffset = declared === undefined ? 0 : 1;
  const rows = parsed.value.map(({ record, info }) => ({
    row: info.lines + lineOffset,
    cells: record.map(textCell),
  }));
  const notes = separator === ',' ? [] : [`Cells are separated by ${separators[separator]}.`];
  return good({ rows, notes: [...decoded.value.notes, ...notes] });
}

/** Excel writes and reads a first line `sep=;`. */
function withoutDeclaration(text: string): { readonly text: string; readonly declared?: Separator } {
  const found = /^sep=([,;\t|])\r?\n/i.exec(text);
  const declared = found?.[1] as Separator | undefined;
  return found && declared ? { text: text.slice(found[0].length), declared } : { text };
}

/** The one that stands most often in the first line outside of quotes; undefined where two stand equally often. */
function separatorOf(text: string): Separator | undefined {
  const line = (/^\s*(.*)/.exec(text)?.[1] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const counts = (Object.keys(separators) as Separator[])
    .map((sign) => ({ sign, times: line.split(sign).length - 1 }))
    .filter(({ times }) => times > 0)
    .sort((one, other) => other.times - one.times);
  const [first, second] = counts;
  if (first === undefined) return ',';
  return first.times === second?.times ? undefined : first.sign;
}

function parseRecords(text: string, delimiter: string): Checked<z.infer<typeof records>> {
  try {
    return good(
      records.parse(
        parse(text, {
          bom: true,
          info: true,
          delimiter,
          record_delimiter: ['\r\n', '\n', '\r'],
          relax_column_count: true,
        }),
      ),
    );
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    return bad({
      code: 'QUOTES_OPEN',
      row: openQuoteLine(text) ?? Number(cause['lines']),
      expected: 'a quote at both ends of a cell that has one, and "" for a quote within',
      found: 'a quote that is never closed or stands in the middle',
      remedy: 'Mend the quotes in that line, or save the file as XLSX.',
    });
  }
}

/** The line of the quote that opens and is never closed: where each pair is taken away, the last one left. */
function openQuoteLine(text: string): number | undefined {
  let line = 1;
  let opened: number | undefined;
  for (const sign of text) {
    if (sign === '\n') line += 1;
    if (sign === '"') opened = opened === undefined ? line : undefined;
  }
  return opened;
}

const unclearSeparator = (): Checked<never> =>
  bad({
    code: 'SEPARATOR_UNCLEAR',
    row: 1,
    expected: 'headings separated by commas, semicolons or tabs',
    found: 'two of these, equally often',
    remedy: 'Write "sep=;" (or the separator it has) as a first line of its own, or save the file as XLSX.',
  });
