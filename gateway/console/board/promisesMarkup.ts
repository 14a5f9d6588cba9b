import { longDate } from '../../document/dates.js';
import { sentenceCase } from '../../questions/words.js';
import { type Content, html } from '../html.js';
import type { BoardAnswer, BoardCommitment, BoardResponse } from './boardAnswer.js';
import { missingMarkup, unanswered } from './missingMarkup.js';

/** The response to each recommendation of the letter, or that it is not held, and what was said on it before. */
export const responsesMarkup = ({ responses }: BoardAnswer): Content => html`
<section aria-labelledby="responses"><h2 id="responses">Responses to the recommendations</h2>
${responses ? responses.map(responseMarkup) : unanswered}
</section>`;

function responseMarkup({ recommendation, respondent, due, text, saidBefore, gap }: BoardResponse): Content {
  return html`
<article class="promise"><h3>${recommendation.id}${recommendation.title && `: ${recommendation.title}`}</h3>
<p class="quiet">Asked of: ${respondent.name}, by ${longDate(due)}</p>
${text && html`<p>${text}</p>`}${gap && missingMarkup(gap)}
${saidBefore.length > 0 && html`<p>Said before, in evidence to the Committee:</p><ul>${saidBefore.map(({ role, says }) => html`<li>${role}: ${says}</li>`)}</ul>`}
</article>`;
}

/** What was promised, with its owner, state, measure and last day. */
export const commitmentsMarkup = ({ commitments }: BoardAnswer): Content => html`
<section aria-labelledby="commitments"><h2 id="commitments">What was promised</h2>
<p>A state goes as far as its source: it says how things stood when the document was written.</p>
${commitments ? commitments.map(commitmentMarkup) : unanswered}
</section>`;

function commitmentMarkup(commitment: BoardCommitment): Content {
  const { title, owner, state, because, promises, measure, due, gaps } = commitment;
  return html`
<article class="promise"><h3>${title}</h3>
<p class="quiet">${owner.name}</p>
<p>${promises}</p>
<p><strong>${sentenceCase(state)}.</strong> ${because}</p>
<p>Measured by: ${measure ?? 'nothing the sources give'}. Due: ${due === null ? 'no day that the sources give' : longDate(due)}.</p>
${gaps.map(missingMarkup)}
</article>`;
}
