import { type Content, Html, html } from '../../console/html.js';
import { type PackFigure, type UsedReleaseStamp, watermark } from '../pack.js';
import { ageText, longDate } from './dates.js';
import type { Drawing } from './drawFigure.js';
import { tableMarkup } from './tableMarkup.js';

/** A figure in the conventions of the Government Analysis Function: headline, subtitle, key above, source below, data. */
export function figureMarkup(figure: PackFigure, { broad, slim }: Drawing): Content {
  const { id, title, subtitle, table, source, caveats, notes, releases, isSynthetic } = figure;
  const anchor = `figure-${id.replace('.', '-')}`;
  return html`
<figure id="${anchor}" aria-labelledby="${anchor}-name">
<figcaption>
<p class="number-of-figure">Figure ${id}</p>
<h4 id="${anchor}-name">${title}</h4>
<p>${subtitle}</p>
${isSynthetic && html`<p class="mark">${watermark}</p>`}
</figcaption>
<div class="picture">
<div class="broad">${new Html(broad)}</div>
<div class="slim">${new Html(slim)}</div>
</div>
${breaksMarkup(figure)}
<p class="small">${source}</p>
${vintages(releases).map((text) => html`<p class="small quiet">${text}</p>`)}
${listed('Caveats', caveats)}
${tableMarkup(`Figure ${id}, the numbers behind it`, table, isSynthetic && html` <span class="mark">${watermark}</span>`)}
${notes.map((note) => html`<p class="small">${note}</p>`)}
</figure>`;
}

const breaksMarkup = ({ chart: { breaks } }: PackFigure): Content =>
  breaks.length > 0 &&
  html`<p class="small breaks-title"><strong>Breaks in the series, drawn as dashed lines</strong></p><ul class="breaks">${breaks.map(({ letter, what }) => html`<li><strong>${letter}</strong> ${what}</li>`)}</ul>`;

const vintages = (releases: readonly UsedReleaseStamp[]): readonly string[] => [
  ...new Set(
    releases.map(
      ({ vintage, ageInDays, isRegister }) =>
        `Vintage${isRegister ? ' of the register of cited figures' : ''}: ${longDate(vintage)}, ${ageText(ageInDays)} when this pack was built.`,
    ),
  ),
];

const listed = (heading: string, items: readonly string[]): Content =>
  items.length > 0 &&
  html`<div class="small"><strong>${heading}</strong><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></div>`;
