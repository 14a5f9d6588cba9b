import { type Content, html } from '../../console/html.js';
import type {
  Answers,
  Block,
  Contents,
  KeyNumbers,
  List,
  Paragraph,
  Run,
  Runs,
} from '../../document/block.js';
import type { Drawing } from '../pictures/drawFigure.js';
import { figureMarkup } from './figureMarkup.js';
import { tableMarkup } from './tableMarkup.js';

/** Pictures by the id of their figure. */
export type Drawings = ReadonlyMap<string, Drawing>;

/** Blocks as HTML. */
export const blocksMarkup = (blocks: readonly Block[], drawings: Drawings): Content =>
  blocks.map((block) => blockMarkup(block, drawings));

function blockMarkup(block: Block, drawings: Drawings): Content {
  switch (block.kind) {
    case 'PARAGRAPH':
      return paragraphMarkup(block);
    case 'HEADING':
      return block.level === 2 ? html`<h2 class="minor">${block.text}</h2>` : html`<h3>${block.text}</h3>`;
    case 'LIST':
      return listMarkup(block);
    case 'QUOTATION':
      return html`<blockquote><p>${block.text}</p></blockquote>`;
    case 'TOGETHER':
      return html`<div class="keep">${blocksMarkup(block.blocks, drawings)}</div>`;
    case 'KEY_NUMBERS':
      return numbersMarkup(block);
    case 'ANSWERS':
      return answersMarkup(block);
    case 'TABLE':
      return tableMarkup(block);
    case 'FIGURE':
      return figureMarkup(block, drawings.get(block.id), blocksMarkup(block.below, drawings));
    case 'CONTENTS':
      return contentsMarkup(block);
  }
}

const classes = {
  BODY: null,
  LEAD: 'lead',
  KICKER: 'kicker',
  QUIET: 'quiet',
  SMALL: 'small',
  MARK: 'mark',
  NOTICE: 'notice',
} as const satisfies Record<Paragraph['look'], string | null>;

function paragraphMarkup({ look, runs }: Paragraph): Content {
  const name = classes[look];
  const role = look === 'NOTICE' && html` role="note"`;
  return html`<p${name !== null && html` class="${name}"`}${role}>${runsMarkup(runs)}</p>`;
}

const runsMarkup = (runs: Runs): Content => runs.map(runMarkup);

function runMarkup(run: Run): Content {
  if (typeof run === 'string') return run;
  if ('target' in run) return html`<a href="#${run.target}">${run.text}</a>`;
  switch (run.look) {
    case 'STRONG':
      return html`<strong>${run.text}</strong>`;
    case 'EMPHASIS':
      return html`<em>${run.text}</em>`;
    case 'QUIET':
      return html`<span class="quiet">${run.text}</span>`;
    case 'CODE':
      return html`<code>${run.text}</code>`;
    case 'QUOTED':
      return html`<q>${run.text}</q>`;
  }
}

const listMarkup = ({ items, isSmall }: List): Content =>
  html`<ul${isSmall && html` class="small"`}>${items.map((runs) => html`<li>${runsMarkup(runs)}</li>`)}</ul>`;

const numbersMarkup = ({ items }: KeyNumbers): Content =>
  html`<ul class="numbers">${items.map(
    ({ value, title, quotation, says }) => html`
<li><span class="key">${value}</span>
<div><h3>${title}</h3>
<p class="quiet"><q>${quotation}</q></p>
<p>${runsMarkup(says)}</p></div></li>`,
  )}</ul>`;

const answersMarkup = ({ items }: Answers): Content =>
  html`<dl class="answers">${items.map(
    ({ title, paragraphs }) => html`
<div><dt>${title}</dt>${paragraphs.map((runs) => html`<dd>${runsMarkup(runs)}</dd>`)}</div>`,
  )}
</dl>`;

const contentsMarkup = ({ items }: Contents): Content =>
  html`<nav class="contents" aria-label="Contents"><ul>${items.map(
    ({ target, text }) => html`
<li><a href="#${target}">${text}</a></li>`,
  )}
</ul></nav>`;
