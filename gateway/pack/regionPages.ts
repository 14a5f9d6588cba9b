import { type CoverageReport, isInvented } from '../indicators/report/coverageReport.js';
import { intervalText, valueText } from '../indicators/report/valueText.js';
import { shorthand } from '../questions/render/figureText.js';
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
  status === 'UNANSWERED' ||
  (sources.length > 0 && sources.every(({ provenance }) => provenance === 'OFFICIAL'));

/** What was not answered is said too: left out in silence it would look like an indicator that nobody has. */
const isSaid = ({ status }: Value): boolean =>
  status === 'RELEASED' || status === 'WITHHELD' || status === 'UNANSWERED';

interface Own {
  readonly indicator: Row['indicator'];
  readonly value: Value;
}

const line = ({ indicator: { id, title }, value }: Own): RegionLine => ({
  indicator: id,
  title,
  period: value.period,
  value: value.status === 'UNANSWERED' ? shorthand.NOT_COLLECTED : valueText(value),
  interval: intervalText(value.unit === 'PERCENT' ? value : { ...value, unit: 'COUNT' }),
  remark: remarkOf(value),
  provenance: provenanceOf(value),
  // Residents stand in no release.
  releases: [...new Set(value.sources.flatMap(({ release }) => release || []))],
});

/** What is counted in place of the city region for the period, and who is missing from it; empty where nothing is to say. */
function remarkOf({ status, because, fallback, counted, asked, without }: Value): string {
  if (status === 'UNANSWERED')
    return `Not answered when this pack was built: ${because ?? 'no reason given'}`;
  const others = counted.filter(({ code }) => code !== asked.code).map(({ name }) => name);
  const missing = without.length > 0 ? `Without ${without.join(' and ')}, whose figures are withheld.` : '';
  if (fallback) return `Counts ${periodsSpelledOut(fallback.note)}. ${missing}`.trim();
  if (others.length > 0) return `Counts ${others.join(' and ')}. ${missing}`.trim();
  return missing;
}

/** `2019/2023` as `2019 to 2023`. */
const periodsSpelledOut = (text: string): string => text.replace(/\b(\d{4})\/(\d{4})\b/g, '$1 to $2');

/** Whose figure it is; undefined where none is shown. */
function provenanceOf(value: Value): RegionLine['provenance'] {
  if (value.status !== 'RELEASED') return undefined;
  if (isInvented(value)) return 'SYNTHETIC';
  return value.sources.every(({ provenance }) => provenance === 'OFFICIAL') ? 'Published' : 'Partners';
}
