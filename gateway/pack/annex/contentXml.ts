import type { DataTable } from '../../document/block.js';
import { watermark } from '../../document/block.js';
import { cellNumber } from './cellValue.js';
import type { FrontSheet } from './frontSheets.js';
import { element, xmlDocument, xmlText } from './odsXml.js';
import type { Sheet } from './sheet.js';

const namespaces = {
  'xmlns:office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  'xmlns:style': 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  'xmlns:text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  'xmlns:table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  'xmlns:fo': 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  'office:version': '1.3',
};

/** A sheet on its way into the file. */
interface Written {
  readonly name: string;
  /** Rows above the table: the title first. */
  readonly lines: readonly string[];
  readonly table: DataTable | undefined;
}

/** `content.xml`: every sheet, and each table marked up as one. */
export function contentXml(front: readonly FrontSheet[], sheets: readonly Sheet[]): string {
  const written: readonly Written[] = [
    ...front.map(({ name, title, lines, table }) => ({ name, lines: [title, ...lines], table })),
    ...sheets.map(({ name, title, lines, table, isSynthetic }) => ({
      name,
      lines: [title, ...(isSynthetic ? [watermark] : []), 'This sheet has one table.', ...lines],
      table,
    })),
  ];
  const spreadsheet = [...written.map(sheetXml), element('table:database-ranges', {}, ranges(written))];
  return xmlDocument(
    element(
      'office:document-content',
      namespaces,
      styles() + element('office:body', {}, element('office:spreadsheet', {}, spreadsheet.join(''))),
    ),
  );
}

function styles(): string {
  const cell = (name: string, text: Readonly<Record<string, string>>, wrap: boolean) =>
    element(
      'style:style',
      { 'style:name': name, 'style:family': 'table-cell' },
      element('style:table-cell-properties', {
        'fo:wrap-option': wrap ? 'wrap' : 'no-wrap',
        'style:vertical-align': 'top',
      }) + element('style:text-properties', text),
    );
  const column = (name: string, width: string) =>
    element(
      'style:style',
      { 'style:name': name, 'style:family': 'table-column' },
      element('style:table-column-properties', { 'style:column-width': width }),
    );
  return element(
    'office:automatic-styles',
    {},
    [
      cell('title', { 'fo:font-size': '16pt', 'fo:font-weight': 'bold' }, false),
      cell('line', { 'fo:font-size': '12pt' }, false),
      cell('head', { 'fo:font-size': '12pt', 'fo:font-weight': 'bold' }, true),
      cell('data', { 'fo:font-size': '12pt' }, true),
      column('first', '6cm'),
      column('other', '4.5cm'),
    ].join(''),
  );
}

function sheetXml({ name, lines, table }: Written): string {
  const [title = '', ...rest] = lines;
  const width = table?.columns.length ?? 1;
  const columns =
    element('table:table-column', { 'table:style-name': 'first' }) +
    (width > 1
      ? element('table:table-column', {
          'table:style-name': 'other',
          'table:number-columns-repeated': String(width - 1),
        })
      : '');
  const rows = [
    row([textCell(title, 'title')]),
    ...rest.map((line) => row([textCell(line, 'line')])),
    ...(table ? [row(table.columns.map(({ label }) => textCell(label, 'head')))] : []),
    ...(table?.rows ?? []).map((found) =>
      row(found.map((text, at) => dataCell(text, table?.columns[at]?.isNumber ?? false))),
    ),
  ];
  return element('table:table', { 'table:name': name }, columns + rows.join(''));
}

const row = (cells: readonly string[]): string => element('table:table-row', {}, cells.join(''));

const paragraph = (text: string): string => element('text:p', {}, xmlText(text));

const textCell = (text: string, style: string): string =>
  element('table:table-cell', { 'table:style-name': style, 'office:value-type': 'string' }, paragraph(text));

/** Numbers as numbers; a blank cell would have to be explained, so there is none. */
function dataCell(text: string, isNumber: boolean): string {
  const value = isNumber ? cellNumber(text) : undefined;
  if (value === undefined) return textCell(text === '' ? '[x]' : text, 'data');
  return element(
    'table:table-cell',
    { 'table:style-name': 'data', 'office:value-type': 'float', 'office:value': String(value) },
    paragraph(text),
  );
}

/** Each table by name, so that a reader can be told where one begins. */
const ranges = (written: readonly Written[]): string =>
  written
    .flatMap(({ name, lines, table }) =>
      table
        ? [
            element('table:database-range', {
              'table:name': `Table_${name.replace(/\W/g, '_')}`,
              'table:target-range-address': `'${name}'.A${lines.length + 1}:'${name}'.${columnName(table.columns.length)}${lines.length + 1 + table.rows.length}`,
              'table:contains-header': 'true',
              'table:display-filter-buttons': 'false',
            }),
          ]
        : [],
    )
    .join('');

/** 1 is A; no table of the annex has more than 26 columns. */
const columnName = (number: number): string => String.fromCharCode(64 + number);
