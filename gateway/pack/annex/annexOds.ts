import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Pack } from '../pack.js';
import { contentXml } from './contentXml.js';
import { frontSheets } from './frontSheets.js';
import { element, xmlDocument, xmlText } from './odsXml.js';
import { sheetsOf } from './sheet.js';

const mimetype = 'application/vnd.oasis.opendocument.spreadsheet';

export interface AnnexTexts {
  readonly title: string;
  readonly description: string;
}

/**
 * The annex as an OpenDocument spreadsheet (ODF 1.3), by the Analysis Function's rules for statistics in spreadsheets:
 * cover, contents, notes, then a table a sheet from column A on, marked up as a table, no merged and no blank cells. The
 * same pack makes the same bytes.
 */
export function annexOds(pack: Pack, texts: AnnexTexts): Uint8Array {
  const sheets = sheetsOf(pack);
  const front = frontSheets(pack, sheets, texts);
  const file = (text: string) => strToU8(text);
  const parts: Zippable = {
    // First and uncompressed, so that the kind of file can be told from its first bytes.
    mimetype: [file(mimetype), { level: 0 }],
    'META-INF/manifest.xml': file(manifestXml()),
    'content.xml': file(contentXml(front, sheets)),
    'styles.xml': file(stylesXml()),
    'meta.xml': file(metaXml(pack.builtOn, texts)),
  };
  return zipSync(parts, { mtime: new Date(`${pack.builtOn}T12:00:00`), level: 9 });
}

function manifestXml(): string {
  const entry = (path: string, type: string) =>
    element('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type });
  const xmlns = {
    'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0',
    'manifest:version': '1.3',
  };
  return xmlDocument(
    element(
      'manifest:manifest',
      xmlns,
      [
        entry('/', mimetype),
        entry('content.xml', 'text/xml'),
        entry('styles.xml', 'text/xml'),
        entry('meta.xml', 'text/xml'),
      ].join(''),
    ),
  );
}

const office = {
  'xmlns:office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  'office:version': '1.3',
};

function stylesXml(): string {
  const xmlns = {
    ...office,
    'xmlns:style': 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
    'xmlns:fo': 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  };
  const text = element('style:text-properties', {
    'fo:font-family': 'Arial',
    'fo:font-size': '12pt',
    'fo:language': 'en',
    'fo:country': 'GB',
  });
  const standard = element('style:default-style', { 'style:family': 'table-cell' }, text);
  return xmlDocument(element('office:document-styles', xmlns, element('office:styles', {}, standard)));
}

function metaXml(builtOn: string, { title, description }: AnnexTexts): string {
  const xmlns = {
    ...office,
    'xmlns:meta': 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  };
  const meta = [
    element('meta:generator', {}, 'Concordat'),
    element('dc:title', {}, xmlText(title)),
    element('dc:description', {}, xmlText(description)),
    element('dc:language', {}, 'en-GB'),
    element('dc:date', {}, `${builtOn}T12:00:00`),
  ].join('');
  return xmlDocument(element('office:document-meta', xmlns, element('office:meta', {}, meta)));
}
