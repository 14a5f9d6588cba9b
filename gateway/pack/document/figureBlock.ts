import { type Block, type FigureBlock, list, paragraph, strong, type Table } from '../../document/block.js';
import { ageText, longDate } from '../../document/dates.js';
import type { PackFigure, UsedReleaseStamp } from '../pack.js';

/** A figure in the conventions of the Government Analysis Function: headline, subtitle, key above, source below, data. */
export function figureBlock(figure: PackFigure): FigureBlock {
  const { id, title, subtitle, chart, isSynthetic, source, releases, caveats, notes } = figure;
  return {
    kind: 'FIGURE',
    id,
    title,
    subtitle,
    alt: chart.alt,
    isSynthetic,
    below: [
      ...breakBlocks(figure),
      paragraph('SMALL', source),
      ...vintages(releases).map((text) => paragraph('SMALL', text)),
      ...listed('Caveats', caveats),
      numbersOf(figure),
      ...notes.map((note) => paragraph('SMALL', note)),
    ],
  };
}

/** The table behind a figure. */
export const numbersOf = ({ id, table, isSynthetic }: PackFigure): Table => ({
  kind: 'TABLE',
  caption: `Figure ${id}, the numbers behind it`,
  isSynthetic,
  table,
});

function breakBlocks({ chart: { breaks } }: PackFigure): readonly Block[] {
  if (breaks.length === 0) return [];
  return [
    paragraph('SMALL', strong('Breaks in the series, drawn as dashed lines')),
    list(
      breaks.map(({ letter, what }) => [strong(letter), ` ${what}`]),
      true,
    ),
  ];
}

const vintages = (releases: readonly UsedReleaseStamp[]): readonly string[] => [
  ...new Set(
    releases.map(
      ({ vintage, ageInDays, isRegister }) =>
        `Vintage${isRegister ? ' of the register of cited figures' : ''}: ${longDate(vintage)}, ${ageText(ageInDays)} when this pack was built.`,
    ),
  ),
];

function listed(title: string, items: readonly string[]): readonly Block[] {
  if (items.length === 0) return [];
  return [
    paragraph('SMALL', strong(title)),
    list(
      items.map((item) => [item]),
      true,
    ),
  ];
}
