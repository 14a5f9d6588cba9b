import { print } from 'graphql';
import type { ConcordatError } from '../../schema/protocol/errors.js';
import type { AnswerError } from '../questions/answerError.js';
import { type Answer, isSynthetic, isUnanswered } from '../questions/answerQuestion.js';
import { releaseLines, silenceText, syntheticNotice } from '../questions/render/answerText.js';
import { legendOf, NoteBook } from '../questions/render/figureText.js';
import { countTables } from '../questions/render/layout.js';
import { recordTables } from '../questions/render/recordTables.js';
import type { SavedQuestion } from '../questions/savedQuestion.js';
import type { Words } from '../questions/words.js';
import { chartFigure } from './chartFigure.js';
import { errorList } from './errorList.js';
import { type Content, html } from './html.js';
import type { Page } from './page.js';
import { type NamedArea, questionForm } from './questionForm.js';
import { countTableMarkup, recordMarkup } from './tables.js';

interface Surroundings {
  readonly words: Words;
  readonly cityRegions: readonly NamedArea[];
  /** As whom it was asked, in words. */
  readonly asked: string;
}

/** A saved question with its answer: form, chart, tables, how to read them, where they come from. */
export async function askPage(answer: Answer, { words, cityRegions, asked }: Surroundings): Promise<Page> {
  const { question, variables, errors } = answer;
  const notes = new NoteBook();
  const tables = countTables(answer, { words, notes });
  const records = recordTables(answer, words);
  const main = html`
${heading(question)}
${questionForm(question, { cityRegions, values: variables })}
${links(question.name, variables)}
<p class="asked">${asked}</p>
${isSynthetic(answer) && html`<p class="synthetic">${syntheticNotice}</p>`}
${errorList(errors)}
<section aria-label="Answer">
${records.filter(({ isBelow }) => !isBelow).map(recordMarkup)}
${await chartFigure(answer, words)}
${tables.map(countTableMarkup)}
${silenceText(answer, words).map((text) => html`<p>${text}</p>`)}
${records.filter(({ isBelow }) => isBelow).map(recordMarkup)}
${key([legendOf(answer.counts) ?? '', ...notes.notes].filter(Boolean))}
</section>
<section aria-labelledby="reading"><h2 id="reading">How to read it</h2>${list(question.reading)}</section>
${section('Caveats', [...new Set(answer.releases.flatMap(({ caveats }) => caveats))])}
${section('Releases these figures stand in', releaseLines(answer))}
${documentMarkup(question, variables)}`;
  return { title: question.title, main, status: isUnanswered(answer) ? 422 : 200 };
}

/** The same page where the question could not be asked. */
export function refusedPage(
  question: SavedQuestion,
  refusal: AnswerError,
  asked: URLSearchParams,
  cityRegions: readonly NamedArea[],
): Page {
  const main = html`
${heading(question)}
${errorList([refusal])}
${questionForm(question, { cityRegions, values: Object.fromEntries(asked) })}`;
  return { title: question.title, main, status: 400 };
}

/** A page for a question nobody saved. */
export function unknownPage({ message }: ConcordatError): Page {
  const main = html`<h1>There is no such question</h1><p>${message}</p><p><a href="/#questions">All saved questions</a></p>`;
  return { title: 'No such question', main, status: 404 };
}

const heading = ({ title, question }: SavedQuestion): Content =>
  html`<p class="back"><a href="/#questions">All questions</a></p><h1>${title}</h1><p class="lead">${question}</p>`;

function links(name: string, variables: Readonly<Record<string, string>>): Content {
  const query = new URLSearchParams(variables).toString();
  const href = (format: string) => `/questions/${name}.${format}${query === '' ? '' : `?${query}`}`;
  return html`<p class="links"><a href="${href('csv')}">CSV</a> <a href="${href('json')}">JSON</a> <a href="${href('txt')}">Text</a> <a href="/graphiql?${new URLSearchParams({ question: name, ...variables }).toString()}">Open in GraphiQL</a></p>`;
}

const list = (items: readonly string[]): Content =>
  html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

const key = (items: readonly string[]): Content =>
  items.length > 0 && html`<div class="key">${items.map((item) => html`<p>${item}</p>`)}</div>`;

const section = (title: string, items: readonly string[]): Content =>
  items.length > 0 && html`<section><h2>${title}</h2>${list(items)}</section>`;

const documentMarkup = (
  { document }: SavedQuestion,
  variables: Readonly<Record<string, string>>,
): Content => html`
<details class="document"><summary>The GraphQL document that was asked</summary>
<pre tabindex="0"><code>${print(document)}</code></pre>
<p>Variables: <code>${JSON.stringify(variables)}</code></p>
</details>`;
