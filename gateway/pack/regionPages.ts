import { type CoverageReport, isInvented } from '../indicators/report/coverageReport.js';
import { intervalText, valueText } from '../indicators/report/valueText.js';
import type { PackVariant, RegionLine, RegionPage } from './pack.js';

type Row = CoverageReport['rows'][number];
type Value = Row['values'][number];

/** The pages of the city regions of a report, all on one template. Pure. */
export function regionPages(
  { areas, rows, fits }: CoverageReport,
  variant: PackVariant,
): readonly RegionPage[] {
  return areas.map(({ code, name }, at) => {
    const own = rows.flatMap(({ indicator, values }) => {
      const value = values[at];
      return value === undefined || !mayStand(value, variant) ? [] : [{ indicator, value }];
    });
    return {
      code,
      name,
      fit: fits.find((fit) => fit.code === code)?.note,
      lines: own.filter(({ value }) => isSaid(value)).map(line),
      notCollected: own
        .filter(({ value: { status } }) => status === 'NOT_COLLECTED')
        .map(({ indicator: { id, title } }) => `${id} ${title}`),
      isSynthetic: own.some(({ value }) => isInvented(value)),
    };
  });
}

/** In the variant of published figures no partner's stands, not even as withheld. */
const mayStand = ({ sources, status }: Value, variant: PackVariant): boolean =>
  variant === 'WHOLE' ||
  status === 'NOT_COLLECTED' ||
  (sources.length > 0 && sources.every(({ provenance }) => provenance === 'OFFICIAL'));

const isSaid = ({ status }: Value): boolean => status === 'RELEASED' || status === 'WITHHELD';

interface Own {
  readonly indicator: Row['indicator'];
  readonly value: Value;
}

const line = ({ indicator: { id, title }, value }: Own): RegionLine => ({
  indicator: id,
  title,
  period: value.period,
  value: valueText(value),
  interval: intervalText(value),
  remark: remarkOf(value),
  provenance: provenanceOf(value),
  releases: [...new Set(value.sources.map(({ release }) => release))],
});

function remarkOf({ fallback, counted, asked, without }: Value): string {
  const others = counted.filter(({ code }) => code !== asked.code).map(({ name }) => name);
  return [
    ...(fallback ? [`Stands for another: ${fallback.note}`] : []),
    ...(others.length > 0 && !fallback ? [`Counts ${others.join(', ')}`] : []),
    ...(without.length > 0 ? [`without ${without.join(', ')}, withheld`] : []),
  ].join('; ');
}

function provenanceOf(value: Value): RegionLine['provenance'] {
  if (isInvented(value)) return 'SYNTHETIC';
  return value.sources.every(({ provenance }) => provenance === 'OFFICIAL') ? 'Published' : 'Partners';
}
