import { drawTable } from '../../questions/render/textTable.js';
import type { IndicatorValue } from '../indicatorValue.js';
import { type CoverageReport, isInvented } from './coverageReport.js';
import { intervalText, valueText } from './valueText.js';

const columns = [
  { key: 'id', label: 'Id', isNumber: false },
  { key: 'title', label: 'Indicator', isNumber: false },
  { key: 'period', label: 'Period', isNumber: false },
  { key: 'value', label: 'Value', isNumber: true },
  { key: 'interval', label: 'Could be', isNumber: true },
  { key: 'remark', label: 'Counted, fallback, or who would have to collect it', isNumber: false },
] as const;

const width = 118;

/** Every indicator of one area in a table, further figures of its answer below it. */
export function areaText({ rows, counts: [counts] }: CoverageReport): string {
  const lines = rows.flatMap(({ indicator, values: [value] }) =>
    value === undefined
      ? []
      : [
          [indicator.id, indicator.title, value.period, marked(value), intervalText(value), remarkOf(value)],
          ...value.beside.map((figure) => [
            '',
            `- ${figure.title}`,
            '',
            `${valueText(figure)}${figure.status === 'RELEASED' && isInvented(value) ? '*' : ''}`,
            intervalText(figure),
            '',
          ]),
        ],
  );
  return [drawTable(columns, lines, width), '', counts ? sentence(counts) : ''].join('\n');
}

const marked = (value: IndicatorValue): string => `${valueText(value)}${isInvented(value) ? '*' : ''}`;

function remarkOf({ status, fallback, counted, asked, without, because, who }: IndicatorValue): string {
  if (status !== 'RELEASED') return who ?? because ?? '';
  const others = counted.filter(({ code }) => code !== asked.code).map(({ name }) => name);
  return [
    ...(fallback ? [`Fallback: ${fallback.note}`] : []),
    ...(others.length > 0 && !fallback ? [others.join(', ')] : []),
    ...(without.length > 0 ? [`without ${without.join(', ')} [c]`] : []),
  ].join('; ');
}

function sentence({
  value,
  fallback,
  withheld,
  notCollected,
  notApplicable,
  unanswered,
}: CoverageReport['counts'][number]): string {
  const parts = [
    `${value} with a value (${fallback} by fallback)`,
    `${withheld} withheld`,
    `${notCollected} not collected`,
    `${notApplicable} not applicable`,
    ...(unanswered > 0 ? [`${unanswered} not answered`] : []),
  ];
  return `Of ${value + withheld + notCollected + notApplicable + unanswered} indicators: ${parts.join(', ')}.`;
}
