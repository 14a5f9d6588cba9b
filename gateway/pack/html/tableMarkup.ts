import { type Content, html } from '../../console/html.js';
import type { Table } from '../../document/block.js';
import { watermark } from '../../document/block.js';

/** A table that a screen reader can walk: caption, headings of columns and of rows, no merged cells. */
export function tableMarkup({ caption, isSynthetic, table: { columns, rows } }: Table): Content {
  return html`
<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
<table>
<caption>${caption}${isSynthetic && html` <span class="mark">${watermark}</span>`}</caption>
<thead><tr>${columns.map(({ label, isNumber }) => html`<th scope="col"${isNumber && html` class="is-number"`}>${label}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`
<tr>${row.map((text, at) => cell(text, at, columns[at]?.isNumber ?? false))}</tr>`,
  )}
</tbody>
</table>
</div>`;
}

function cell(text: string, at: number, isNumber: boolean): Content {
  if (at === 0) return html`<th scope="row">${text}</th>`;
  return isNumber ? html`<td class="is-number">${unbroken(text)}</td>` : html`<td>${text}</td>`;
}

/** A number and the sign of its note stay on one line. */
const unbroken = (text: string): string => text.replace(/ \[note (\d+)\]/g, '\u00a0[note\u00a0$1]');
