import { type AnswerError, errorText } from '../questions/answerError.js';
import { type Content, html } from './html.js';

/** What was not answered, in plain words; nothing where all was. */
export function errorList(errors: readonly AnswerError[]): Content {
  if (errors.length === 0) return null;
  return html`
<section class="errors" aria-labelledby="errors"><h2 id="errors">Not answered</h2>
<ul>${errors.map((error) => html`<li>${errorText(error)} <span class="code">${error.code}${error.path && ` at ${error.path}`}</span></li>`)}</ul>
</section>`;
}
