import { analyse } from 'chardet';
import { bad, type Checked, good } from '../intakeFault.js';

export interface Decoded {
  readonly text: string;
  readonly notes: readonly string[];
}

const boms: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** What Excel in Western Europe writes, by the names detection gives it. */
const western = new Set(['windows-1252', 'ISO-8859-1', 'ISO-8859-2', 'windows-1250', 'ISO-8859-15', 'ASCII']);

/** Bytes of a CSV file as text: by its byte order mark, as UTF-8 where they are UTF-8, else as what Excel writes. */
export function decodeText(bytes: Uint8Array): Checked<Decoded> {
  const marked = boms.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return decodedAs(marked[0], bytes);
  const wide = wideEncoding(bytes);
  if (wide) return decodedAs(wide, bytes, `No byte order mark; read as ${wide.toUpperCase()}.`);
  const utf8 = decodedAs('utf-8', bytes);
  if (utf8.ok || utf8.faults[0]?.code === 'TEXT_DAMAGED') return utf8;
  const guessed = analyse(bytes)[0]?.name ?? 'none';
  if (!western.has(guessed)) return unknownEncoding(`bytes that look like ${guessed}`);
  return decodedAs('windows-1252', bytes, 'Not UTF-8; read as Windows-1252, which Excel writes.');
}

/** Text in UTF-16 without a mark has a zero in every second byte. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const some = bytes.subarray(0, 2000);
  const zeros = [0, 1].map((odd) => some.filter((byte, at) => byte === 0 && at % 2 === odd).length);
  const many = some.length * 0.3;
  if ((zeros[1] ?? 0) > many) return 'utf-16le';
  return (zeros[0] ?? 0) > many ? 'utf-16be' : undefined;
}

function decodedAs(encoding: string, bytes: Uint8Array, ...notes: readonly string[]): Checked<Decoded> {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.includes('\0')) return unknownEncoding('characters of no text');
    return text.includes('\uFFFD') ? damaged() : good({ text, notes });
  } catch {
    return unknownEncoding('bytes that are not text in UTF-8, UTF-16 or Windows-1252');
  }
}

const unknownEncoding = (found: string): Checked<never> =>
  bad({
    code: 'ENCODING_UNKNOWN',
    expected: 'text in UTF-8, UTF-16 or Windows-1252',
    found,
    remedy: 'Open it in a spreadsheet program and save it as "CSV UTF-8" or as XLSX.',
  });

const damaged = (): Checked<never> =>
  bad({
    code: 'TEXT_DAMAGED',
    expected: 'characters as they were typed',
    found: 'the sign that stands for a character already lost (U+FFFD)',
    remedy: 'Export the file again from where it comes from, as "CSV UTF-8".',
  });
