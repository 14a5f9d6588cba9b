import type { QuestionGroup } from '../questions/savedQuestion.js';
import { type Content, html } from './html.js';
import type { Page } from './page.js';
import type { NamedArea } from './questionForm.js';

/** The first page: what this is, one city region, every saved question under its heading. */
export function startPage(groups: readonly QuestionGroup[], cityRegions: readonly NamedArea[]): Page {
  const main = html`
<h1>Evidence on modern slavery, side by side</h1>
<p class="lead">Concordat puts what police, councils, charities and mayors know about modern slavery beside each other, without moving a case record: partners publish protected counts, and one graph answers from them. It is for analysts and policy teams of mayors and boards who have to show a minister where each number comes from.</p>
<section class="picker" aria-labelledby="picker">
<h2 id="picker">One city region</h2>
<form action="/ask/city-region" method="get">
<label for="code">City region</label>
<div class="together"><select id="code" name="code">${cityRegions.map(({ code, name }) => html`<option value="${code}"${code === 'E12000007' ? html` selected` : null}>${name}</option>`)}</select>
<button type="submit">Show its figures</button></div>
</form>
</section>
<section aria-labelledby="questions">
<h2 id="questions">Saved questions</h2>
<p>The asks to the Home Secretary come first.</p>
${groups.map(groupMarkup)}
</section>
<section aria-labelledby="board">
<h2 id="board">The partnership board</h2>
<p>What London's board has published, what it agreed to do by when, and what is still missing: <a href="/board">terms of reference, minutes, actions, contacts, responses and commitments</a>.</p>
</section>
<section aria-labelledby="uses">
<h2 id="uses">Who uses the figures</h2>
<p>For whom and for what partners' figures were used, <a href="/uses">month by month</a>, from a log that nobody can rewrite unseen.</p>
</section>
<section aria-labelledby="own">
<h2 id="own">A question of your own</h2>
<p>Ask the graph itself in <a href="/graphiql">GraphiQL</a>, or on the command line: <code>npm run -s concordat -- query --list</code></p>
</section>`;
  return { title: 'Concordat: evidence on modern slavery, side by side', main, isStart: true };
}

const groupMarkup = ({ title, questions }: QuestionGroup): Content => html`
<h3>${title}</h3>
<ul class="questions">${questions.map(
  ({ name, title, question }) => html`
<li><a href="/ask/${name}">${title}</a><p>${question}</p></li>`,
)}
</ul>`;
