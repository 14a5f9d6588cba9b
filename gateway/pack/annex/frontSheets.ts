import { cellStatuses } from '../../../schema/protocol/cell.js';
import { type DataTable, watermark } from '../../document/block.js';
import { longDate } from '../../document/dates.js';
import { shorthand } from '../../questions/render/figureText.js';
import type { Pack } from '../pack.js';
import type { AnnexTexts } from './annexOds.js';
import type { Sheet } from './sheet.js';

/** A sheet before the tables. */
export interface FrontSheet {
  readonly name: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly table: DataTable | undefined;
}

const text = (label: string) => ({ label, isNumber: false });
const meanings: Readonly<Record<string, string>> = cellStatuses;

/** Cover, contents and notes. */
export function frontSheets(
  { builtOn, isSynthetic, provenance }: Pack,
  sheets: readonly Sheet[],
  { title, description }: AnnexTexts,
): readonly FrontSheet[] {
  const mark = isSynthetic
    ? [`${watermark}. Figures of owners named (demo) are invented, and about nobody.`]
    : [];
  return [
    {
      name: 'Cover',
      title: `${title}: data annex`,
      lines: [
        ...mark,
        description,
        `Built on ${longDate(builtOn)}. Each table stands on a sheet of its own, one row of headings, from column A on.`,
        'Contains public sector information licensed under the Open Government Licence v3.0.',
      ],
      table: undefined,
    },
    {
      name: 'Contents',
      title: 'Contents',
      lines: ['This sheet has one table: the sheets of this file.'],
      table: {
        columns: [text('Sheet'), text('What it holds'), text('Provenance')],
        rows: sheets.map((sheet) => [
          sheet.name,
          sheet.title,
          sheet.isSynthetic ? watermark : 'Published figures',
        ]),
      },
    },
    {
      name: 'Notes',
      title: 'Notes',
      lines: ['Shorthand stands where a figure does not.'],
      table: {
        columns: [text('Shorthand'), text('Meaning')],
        rows: Object.entries(shorthand).map(([status, sign]) => [sign, meanings[status] ?? status]),
      },
    },
    {
      name: 'Provenance',
      title: 'Where each figure comes from',
      lines: ['Each figure with the question, the release and the hash of the release.'],
      table: {
        columns: ['Figure', 'Saved question', 'Release', 'Owner', 'Vintage', 'SHA-256'].map(text),
        rows: provenance.map(({ figure, question, release }) => [
          figure,
          question,
          release.id,
          release.owner,
          release.vintage,
          release.sha256,
        ]),
      },
    },
  ];
}
