import { longDate } from '../../document/dates.js';
import { type Answer, isUnanswered } from '../../questions/answerQuestion.js';
import { errorList } from '../errorList.js';
import { telephoneLink } from '../helpline.js';
import { type Content, html } from '../html.js';
import type { Page } from '../page.js';
import { type BoardAnswer, boardAnswerSchema } from './boardAnswer.js';
import { contactsMarkup } from './contactsMarkup.js';
import { papersMarkup } from './papersMarkup.js';
import { commitmentsMarkup, responsesMarkup } from './promisesMarkup.js';

/** The page for the public reader: what the board published, agreed, promised and left open. */
export function boardPage(answer: Answer): Page {
  const parts = boardAnswerSchema.parse(answer.data ?? {});
  const name = parts.board?.name ?? answer.question.title;
  const main = html`
<p class="back"><a href="/">Start</a></p>
<h1>${name}</h1>
<p class="lead">What the board has published, what it agreed to do by when, whom to turn to in each borough, and what is still missing.${parts.board && ` Set up in ${monthText(parts.board.established)}.`}</p>
${helplinePanel(parts)}
<p class="synthetic">Minutes, actions and contacts marked SYNTHETIC are made up to show how the real ones would look. They say nothing about any real body. What is not held stands as a gap, in plain words.</p>
${errorList(answer.errors)}
${contents}
${papersMarkup(parts.board)}
${responsesMarkup(parts)}
${commitmentsMarkup(parts)}
${contactsMarkup(parts)}
<p class="links"><a href="/ask/board">The same as tables</a> <a href="/questions/board.json">JSON</a> <a href="/graphiql?question=board">Open in GraphiQL</a></p>`;
  return { title: name, main, status: isUnanswered(answer) ? 422 : 200 };
}

/** `2017-06` as "June 2017"; anything else as it is. */
const monthText = (month: string): string =>
  /^\d{4}-\d{2}$/.test(month) ? longDate(`${month}-01`).replace('1 ', '') : month;

function helplinePanel({ helpline }: BoardAnswer): Content {
  if (!helpline) return null;
  const { name, number, note } = helpline;
  return html`<p class="call"><strong>${name}: ${telephoneLink(number)}</strong><br>${note}</p>`;
}

const contents = html`
<nav class="contents" aria-label="On this page"><a href="#terms">Terms of reference</a> <a href="#actions">Actions</a> <a href="#minutes">Minutes</a> <a href="#unpublished">Not published</a> <a href="#responses">Responses</a> <a href="#commitments">Promises</a> <a href="#contacts">Contacts</a></nav>`;
