import { type Content, html } from '../../console/html.js';
import type { AskSection, FilledSection, Gap, Statement } from '../pack.js';
import type { Drawing } from './drawFigure.js';
import { figureMarkup } from './figureMarkup.js';

/** Where the prose of an ask stands between its figures and what follows. */
const beforeFigures = 1;

/** One ask: what is asked, why now, the figures, what may be said, what was answered, what is missing. */
export function askMarkup(ask: AskSection, drawings: ReadonlyMap<string, Drawing>): Content {
  const { id, title, asWritten, callsFor, changedSince, recommendation, prose, figures } = ask;
  const drawn = figures.flatMap((figure) => {
    const drawing = drawings.get(figure.id);
    return drawing === undefined ? [] : [figureMarkup(figure, drawing)];
  });
  return html`
<section class="ask" id="ask-${id}" aria-labelledby="ask-${id}-name">
<h2 id="ask-${id}-name">Ask ${id}: ${title}</h2>
<h3>What is asked</h3>
<blockquote><p>${asWritten}</p></blockquote>
<p class="quiet">In the words of the letter, recommendation ${recommendation.id}: ${recommendation.title}.</p>
<p>${callsFor}</p>
${changedSince !== null && html`<p><strong>Since the letter.</strong> ${changedSince}</p>`}
${prose.slice(0, beforeFigures).map((section) => sectionMarkup(section, 'PARAGRAPHS'))}
<h3>The evidence</h3>
${drawn.length > 0 ? drawn : html`<p>No figure can be shown for this ask. What is missing is said below.</p>`}
${statementsMarkup(ask)}
${answersMarkup(ask)}
${prose.slice(beforeFigures).map((section) => sectionMarkup(section, 'LIST'))}
${gapList(ask)}
</section>`;
}

/** Paragraphs as running text, or as points of a list. */
export function sectionMarkup(
  { heading, paragraphs }: FilledSection,
  form: 'PARAGRAPHS' | 'LIST' = 'PARAGRAPHS',
): Content {
  const body =
    form === 'LIST'
      ? html`<ul>${paragraphs.map((text) => html`<li>${text}</li>`)}</ul>`
      : paragraphs.map((text) => html`<p>${text}</p>`);
  return html`<div class="keep"><h3>${heading}</h3>${body}</div>`;
}

function statementsMarkup({ statements }: AskSection): Content {
  if (statements.length === 0)
    return html`<h3>What may be said</h3><p>Neither source document gives a figure for this ask.</p>`;
  return html`
<h3>What may be said</h3>
<p>Each sentence is bound to the register of claims. Where one stands in place of a claim, that claim is not repeated.</p>
<ul>${statements.map(statementMarkup)}</ul>`;
}

const statementMarkup = ({ claim, text, isReplacement }: Statement): Content =>
  html`<li class="statement">${text} <span class="quiet">(${isReplacement ? `in place of ${claim}` : claim})</span></li>`;

const origins = {
  STATED_BY_GOVERNMENT: 'Government has said',
  ANTICIPATED: 'It could be said',
} as const;

function answersMarkup({ counterArguments }: AskSection): Content {
  if (counterArguments.length === 0) return null;
  return html`
<h3>What is said against it, and our answer</h3>
<dl class="answers">${counterArguments.map(
    ({ title, says, answer, origin }) => html`
<div><dt>${title}</dt><dd><em>${origins[origin]}:</em> ${says}</dd><dd><em>Our answer:</em> ${answer}</dd></div>`,
  )}
</dl>`;
}

const gapList = ({ gaps }: AskSection): Content =>
  gaps.length > 0 &&
  html`<div><h3>What is missing (<a href="#gaps">who would have to publish it</a>)</h3><ul>${gaps.map((gap) => html`<li>${gapText(gap)}</li>`)}</ul></div>`;

const gapText = ({ what, because }: Gap): string =>
  `${what}.${because === undefined ? '' : ` Asked for this pack and not answered: ${because}`}`;
