import { type Block, paragraph, strong, type Table, watermark } from '../../document/block.js';
import type { RegionLine, RegionPage } from '../pack.js';
import type { Section } from './section.js';

const columns = [
  { label: 'Indicator', isNumber: false },
  { label: 'Period', isNumber: false },
  { label: 'Value', isNumber: true },
  { label: 'Could be', isNumber: true },
  { label: 'Source', isNumber: false },
  { label: 'Counts', isNumber: false },
];

const template =
  'The same indicators for every city region. A note says where one counts another area or a longer time.';

/** The page of a city region. */
export function regionSection(page: RegionPage): Section {
  const { code, name, lines, isSynthetic } = page;
  const notes = [...new Set(lines.map(({ remark }) => remark).filter(Boolean))];
  return {
    id: `region-${code}`,
    kind: 'REGION',
    title: name,
    blocks: [
      ...(isSynthetic ? [paragraph('MARK', watermark)] : []),
      ...(page.fit === undefined
        ? []
        : [paragraph('SMALL', strong('Areas that do not coincide.'), ` ${page.fit}`)]),
      paragraph('SMALL', template),
      ...(lines.length > 0
        ? [linesTable(page, notes), ...noted(notes)]
        : [paragraph('BODY', 'No indicator has a figure for it yet.')]),
      ...notCollected(page),
    ],
  };
}

/** The notes in one paragraph: a page of a city region is one page. */
function noted(notes: readonly string[]): readonly Block[] {
  if (notes.length === 0) return [];
  return [paragraph('SMALL', notes.map((text, at) => `[note ${at + 1}] ${text}`).join(' '))];
}

const linesTable = (
  { name, lines, isSynthetic }: RegionPage,
  notes: readonly (string | undefined)[],
): Table => ({
  kind: 'TABLE',
  caption: `Indicators for ${name}`,
  isSynthetic,
  table: {
    columns,
    rows: lines.map(({ remark, ...line }) => [
      ...ownCells(line),
      remark === '' ? 'The city region' : `[note ${notes.indexOf(remark) + 1}]`,
    ]),
  },
});

/** A mark such as [c] is neither exact nor anybody's figure. */
const ownCells = (line: Omit<RegionLine, 'remark'>): readonly string[] => {
  const { indicator, title, period, value, interval, provenance } = line;
  const isShown = provenance !== undefined;
  return [
    `${indicator} ${title}`,
    period,
    value,
    isShown ? interval || 'exact' : value,
    provenance ?? 'None shown',
  ];
};

function notCollected({ notCollected: missing }: RegionPage): readonly Block[] {
  if (missing.length === 0) return [];
  const label = strong('Collected by nobody');
  const who = ' (the stated gaps and the hub say who would have to): ';
  return [paragraph('SMALL', label, `${who}${missing.join('; ')}.`)];
}
