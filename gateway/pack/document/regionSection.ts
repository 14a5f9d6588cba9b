import { type RegionPage, watermark } from '../pack.js';
import { type Block, list, paragraph, type Section, strong, type Table } from './block.js';

const columns = [
  { label: 'Indicator', isNumber: false },
  { label: 'Period', isNumber: false },
  { label: 'Value', isNumber: true },
  { label: 'Could be', isNumber: true },
  { label: 'Source', isNumber: false },
  { label: 'What is counted', isNumber: false },
];

const template =
  'The same indicators for every city region. Where one stands for a wider area or a longer time, it says so.';

/** The page of a city region. */
export function regionSection(page: RegionPage): Section {
  const { code, name, lines, isSynthetic } = page;
  return {
    id: `region-${code}`,
    kind: 'REGION',
    title: name,
    blocks: [
      ...(isSynthetic ? [paragraph('MARK', watermark)] : []),
      ...(page.fit === undefined
        ? []
        : [paragraph('BODY', strong('Areas that do not coincide.'), ` ${page.fit}`)]),
      paragraph('BODY', template),
      ...(lines.length > 0
        ? [linesTable(page)]
        : [paragraph('BODY', 'No indicator has a figure for it yet.')]),
      ...notCollected(page),
    ],
  };
}

const linesTable = ({ name, lines, isSynthetic }: RegionPage): Table => ({
  kind: 'TABLE',
  caption: `Indicators for ${name}`,
  isSynthetic,
  table: {
    columns,
    rows: lines.map(({ indicator, title, period, value, interval, provenance, remark }) => [
      `${indicator} ${title}`,
      period,
      value,
      interval || 'exact',
      provenance,
      remark || 'The city region',
    ]),
  },
});

function notCollected({ notCollected: missing }: RegionPage): readonly Block[] {
  if (missing.length === 0) return [];
  return [
    paragraph(
      'SMALL',
      strong('Collected by nobody'),
      ' (who would have to is said under the stated gaps or in the hub):',
    ),
    list([[missing.join('; ')]], true),
  ];
}
