import { strFromU8, unzipSync } from 'fflate';
import { ConcordatError } from '../../../schema/protocol/errors.js';

/**
 * The text of a Word file, a paragraph to a line, as it reads with every tracked change accepted.
 * @throws ConcordatError ARGUMENT_INVALID where it is no Word file
 */
export function wordText(file: string, bytes: Uint8Array): string {
  const xml = documentXml(bytes);
  if (xml !== undefined)
    return [...xml.matchAll(paragraph)].map(([found]) => paragraphText(found)).join('\n');
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: 'a Word file (.docx)',
    found: `${file}, which cannot be read as one`,
    remedy: 'Save it as Word (.docx), without a password.',
  });
}

const mainPart = 'word/document.xml';

function documentXml(bytes: Uint8Array): string | undefined {
  try {
    const part = unzipSync(bytes, { filter: ({ name }) => name === mainPart })[mainPart];
    return part && strFromU8(part);
  } catch {
    return undefined;
  }
}

const paragraph = /<w:p(?:>| [^>]*[^/]>)[\s\S]*?<\/w:p>/g;
/** Text that a tracked change took out stands in `w:delText`, and is none. */
const piece = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br|cr)\/>/g;

const paragraphText = (xml: string): string =>
  [...xml.matchAll(piece)].map(([, text]) => (text === undefined ? ' ' : decoded(text))).join('');

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return entities[name ?? ''] ?? whole;
    },
  );
