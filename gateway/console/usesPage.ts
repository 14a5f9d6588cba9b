import type { UseRow } from '../../schema/protocol/audit/useRows.js';
import type { PublicSummaries, PublicSummary } from '../audit/uses/publicSummary.js';
import { type Content, html } from './html.js';
import type { Page } from './page.js';
import { tableMarkup } from './tables.js';

/** Names of bodies by id; one that isn't known stands under its id. */
export type BodyNames = ReadonlyMap<string, string>;

/** `/uses`: the public log of uses, month by month. @param wanted a month; left out, the last one shown */
export async function usesPage(
  summaries: PublicSummaries,
  names: BodyNames,
  wanted: string | null,
): Promise<Page> {
  const months = await summaries.shown();
  const month = wanted ?? months[0];
  const summary = month === undefined ? undefined : await summaries.of(month);
  const main = html`
<p class="back"><a href="/">Start</a></p>
<h1>Who uses the figures</h1>
<p class="lead">Every answer that shows a body's figures is recorded before it leaves, in a log that nobody can rewrite unseen. This is who used what, month by month. No person is named, and a month is shown ${summaries.delayDays} days after its end, so that nobody's campaign is announced by its questions.</p>
${monthList(months, month)}
${summary ? summaryMarkup(summary, names) : missing(summaries, month)}
<p class="links"><a href="/audit/checkpoint">The log's newest checkpoint</a> <a href="/audit/key">The key it is signed with</a></p>`;
  const isUnknown = wanted !== null && summary === undefined;
  return { title: 'Who uses the figures', main, status: isUnknown ? 404 : 200 };
}

const monthList = (months: readonly string[], shown: string | undefined): Content =>
  months.length > 1 &&
  html`
<nav class="contents" aria-label="Months">${months.map(
    (month) =>
      html`<a href="/uses?month=${month}"${month === shown && html` aria-current="page"`}>${month}</a> `,
  )}</nav>`;

const missing = (summaries: PublicSummaries, month: string | undefined): Content =>
  month === undefined
    ? html`<p>No month can be shown yet.</p>`
    : html`<p>${month} cannot be shown. Months up to ${summaries.last()} can.</p>`;

const columns = [
  { label: 'For', isNumber: false },
  { label: 'Purpose', isNumber: false },
  { label: 'Agreements', isNumber: false },
  { label: 'Figures of', isNumber: false },
  { label: 'Dataset', isNumber: false },
  { label: 'Answers', isNumber: true },
  { label: 'Cells', isNumber: true },
];

function summaryMarkup({ month, uses }: PublicSummary, names: BodyNames): Content {
  if (uses.length === 0) return html`<p>In ${month} nobody was shown any figures.</p>`;
  const nameOf = (id: string) => names.get(id) ?? id;
  const rows = uses.map((use: UseRow) => [
    use.organisation === 'none' ? 'The public' : nameOf(use.organisation),
    use.purpose === 'none' ? 'Not stated' : use.purpose,
    use.agreements.join(', '),
    nameOf(use.partner),
    use.dataset,
    use.times.toLocaleString('en-GB'),
    use.cells.toLocaleString('en-GB'),
  ]);
  return html`
${tableMarkup(`Uses in ${month}`, `Uses in ${month}`, columns, rows)}
<p class="links"><a href="/audit/summary/${month}.csv">CSV</a> <a href="/audit/summary/${month}.ods">ODS</a> <a href="/audit/summary/${month}">JSON</a></p>`;
}
