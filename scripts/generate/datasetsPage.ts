import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { bases, type Catalogue, type Dataset, type Table } from '../../schema/datasets/dataset.js';
import { addsYears } from '../../schema/datasets/severalYears.js';
import { fallbackSteps } from '../../subgraphs/kit/fallback/fallbackPlan.js';

const words = (code: string): string => code.replaceAll('_', ' ').toLowerCase();

/** The documentation of every dataset, from the catalogue. */
export function datasetsPage(): string {
  const catalogue = loadCatalogue();
  const sectors = [...new Set(catalogue.datasets.map(({ sector }) => sector))].sort();
  return [
    '# Datasets',
    '',
    'Generated from the JSON beside this file by `npm run generate`. One dataset is one field on `Area`, and answers one series for each owner.',
    '',
    ...fallbackLines,
    ...sectors.flatMap((sector) => [
      '',
      `## ${sector}`,
      ...ofSector(catalogue, sector).flatMap(datasetLines),
    ]),
    '',
    '## Dimensions',
    ...[...new Set(catalogue.datasets.flatMap((dataset) => catalogue.dimensionsOf(dataset)))].flatMap(
      (dimension) => [
        '',
        `### ${dimension.name}`,
        '',
        dimension.description,
        ...(dimension.codes.length > 0 ? ['', '| code | meaning |', '|---|---|'] : []),
        ...dimension.codes.map((code) => `| \`${code}\` | ${dimension.values?.[code] ?? ''} |`),
      ],
    ),
    '',
  ].join('\n');
}

/** Why there is more than single years, and what stands for a withheld cell. */
const fallbackLines = [
  'A partner\'s table by year also holds all its whole years as one period, `2019/2023`, counted from the rows before anything is withheld, so that something can be shown where no single year can. Cohorts are in it once their longest follow-up is over. States at the end of a year can\'t be added and have none; official series stand as published. A range `2019..2023` never returns it; `period: "2019/2023"` does.',
  '',
  'Every cell has a `fallback`: where it is withheld, the nearest wider cell of the same owner, release and codes that is shown. Tried in this order:',
  '',
  ...Object.entries(fallbackSteps).map(([step, text]) => `1. \`${step}\`: ${text}`),
  '',
  'A table with one dimension more counts the same under its total `ALL`, so it may stand in. The answer says what was widened (`steps`) and what stands for what (`note`).',
];

const ofSector = ({ datasets }: Catalogue, sector: string) =>
  datasets.filter((dataset) => dataset.sector === sector);

function datasetLines(dataset: Dataset): readonly string[] {
  return [
    '',
    `### ${dataset.name}`,
    '',
    `${dataset.counts}. Unit: ${dataset.unit}. ${bases[dataset.basis]}. Rule ${dataset.rule}. Smallest area: ${words(dataset.smallestArea)}.`,
    ...dataset.caveats.map((caveat) => `${caveat}`),
    '',
    '| table | area | period | dimensions |',
    '|---|---|---|---|',
    ...dataset.tables.map((table) => tableLine(dataset, table)),
  ];
}

const tableLine = (dataset: Dataset, { name, area, period, dimensions }: Table): string =>
  `| \`${name}\` | ${words(area)} | ${words(period)}${period === 'YEAR' && addsYears(dataset) ? ', several years' : ''} | ${dimensions.join(', ') || '(none)'} |`;
