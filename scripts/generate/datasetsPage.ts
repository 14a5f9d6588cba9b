import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { bases, type Catalogue, type Dataset, type Table } from '../../schema/datasets/dataset.js';

const words = (code: string): string => code.replaceAll('_', ' ').toLowerCase();

/** The documentation of every dataset, from the catalogue. */
export function datasetsPage(): string {
  const catalogue = loadCatalogue();
  const sectors = [...new Set(catalogue.datasets.map(({ sector }) => sector))].sort();
  return [
    '# Datasets',
    '',
    'Generated from the JSON beside this file by `npm run generate`. One dataset is one field on `Area`, and answers one series for each owner.',
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
    ...dataset.tables.map(tableLine),
  ];
}

const tableLine = ({ name, area, period, dimensions }: Table): string =>
  `| \`${name}\` | ${words(area)} | ${words(period)} | ${dimensions.join(', ') || '(none)'} |`;
