import { type Content, Html, html } from '../../console/html.js';
import type { FigureBlock } from '../../document/block.js';
import { watermark } from '../../document/block.js';
import type { Drawing } from '../pictures/drawFigure.js';

/** A figure: what it shows, the picture in two widths, and `below` it what has to be known. */
export function figureMarkup(figure: FigureBlock, drawing: Drawing | undefined, below: Content): Content {
  const { id, title, subtitle, isSynthetic } = figure;
  const anchor = `figure-${id.replace('.', '-')}`;
  return html`
<figure id="${anchor}" aria-labelledby="${anchor}-name">
<figcaption>
<p class="number-of-figure">Figure ${id}</p>
<h4 id="${anchor}-name">${title}</h4>
<p>${subtitle}</p>
${isSynthetic && html`<p class="mark">${watermark}</p>`}
</figcaption>
${
  drawing &&
  html`<div class="picture">
<div class="broad">${new Html(drawing.broad)}</div>
<div class="slim">${new Html(drawing.slim)}</div>
</div>`
}
${below}
</figure>`;
}
