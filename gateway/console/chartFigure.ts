import type { Answer } from '../questions/answerQuestion.js';
import { chartModel } from '../questions/chart/chartModel.js';
import { chartSpec } from '../questions/chart/chartSpec.js';
import { renderSvg } from '../questions/chart/renderSvg.js';
import type { Words } from '../questions/words.js';
import { type Content, Html, html } from './html.js';

/** Drawn twice, because letters of a picture made for a desk are too small on a telephone; the stylesheet shows one. */
const widths = { broad: 900, slim: 345 } as const;

/** The chart of an answer with headline, subtitle, breaks and source as text, or why there is none. */
export async function chartFigure(answer: Answer, words: Words): Promise<Content> {
  const model = chartModel(answer, words);
  if (model.kind === 'NONE') return answer.question.chart ? html`<p class="no-chart">${model.why}</p>` : null;
  const pictures = await Promise.all(
    Object.entries(widths).map(async ([name, width]) => {
      const texts = { id: `chart-${name}`, title: model.headline, description: model.alt };
      return html`<div class="${name}">${new Html(await renderSvg(chartSpec(model, { width, isTitled: false }), texts))}</div>`;
    }),
  );
  return html`
<figure class="chart">
<figcaption><h2>${model.headline}</h2><p>${model.subtitle}</p>${model.isSynthetic && html`<p class="mark">SYNTHETIC</p>`}</figcaption>
${pictures}
${model.breaks.length > 0 && html`<p class="breaks-title">Breaks in the series, drawn as dashed lines</p><ul class="breaks">${model.breaks.map(({ letter, what }) => html`<li><strong>${letter}</strong> ${what}</li>`)}</ul>`}
<p class="source">${model.source}</p>
</figure>`;
}
