import { longDate } from '../../document/dates.js';
import { type Content, html } from '../html.js';
import { tableMarkup } from '../tables.js';
import type { BoardPart } from './boardAnswer.js';
import { missingMarkup, saidText, unanswered } from './missingMarkup.js';

type Action = BoardPart['actions'][number];

/** Terms of reference, actions, minutes, and what of them the board has not published. */
export function papersMarkup(board: BoardPart | null | undefined): Content {
  if (!board)
    return html`<section aria-labelledby="papers"><h2 id="papers">Papers</h2>${unanswered}</section>`;
  const { termsOfReference: terms, minutes, actions, gaps } = board;
  return html`
<section aria-labelledby="terms"><h2 id="terms">${terms.title}</h2>
${terms.text && html`<p>${terms.text}</p>`}${terms.gap && missingMarkup(terms.gap)}
</section>
<section aria-labelledby="actions"><h2 id="actions">Actions and their deadlines</h2>
${actionTable(actions)}
</section>
<section aria-labelledby="minutes"><h2 id="minutes">Minutes</h2>
${minutes.map(({ title, text, heldOn, provenance }) => html`<article><h3>${saidText(title, provenance)}</h3><p class="quiet">Held on ${longDate(heldOn)}</p><p>${saidText(text, provenance)}</p></article>`)}
</section>
<section aria-labelledby="unpublished"><h2 id="unpublished">What the board has been asked for and is not held</h2>
${gaps.map(missingMarkup)}
</section>`;
}

function actionTable(actions: readonly Action[]): Content {
  const overdue = actions.filter(({ state }) => state === 'OVERDUE').length;
  const caption = `${actions.length} actions, ${overdue} of them overdue`;
  const columns = ['Action', 'Who', 'Agreed', 'Due', 'State'].map((label) => ({ label, isNumber: false }));
  const rows = actions.map((action) => [
    saidText(action.title, action.provenance),
    action.owner,
    action.minutes ? longDate(action.minutes.heldOn) : '',
    longDate(action.due),
    stateOf(action),
  ]);
  return tableMarkup('Actions of the board', caption, columns, rows);
}

function stateOf({ state, done, due }: Action): Content {
  if (state === 'OVERDUE') return html`<strong class="overdue">Overdue</strong>`;
  if (state === 'OPEN' || done === null) return 'Open';
  return `Done on ${longDate(done)}${done > due ? ', late' : ''}`;
}
