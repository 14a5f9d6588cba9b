import { factText } from '../questions/render/factText.js';
import type { Column, ReadableTable } from '../questions/render/layout.js';
import type { RecordTable } from '../questions/render/recordTables.js';
import type { Fact } from '../questions/tidy/tidyRow.js';
import { type Content, html } from './html.js';

/** A table of figures with what is the same in all of them above it, and remarks below. */
export function countTableMarkup({
  title,
  isSynthetic,
  constants,
  columns,
  rows,
  remarks,
}: ReadableTable): Content {
  const caption = html`${title}${isSynthetic && html` ${syntheticMark}`}${constants.length > 0 && html`<span class="constant">${constants.join('; ')}</span>`}`;
  // Several tables of a page may have one title; what is the same in all rows of each tells them apart.
  const label = [title, ...constants].join(', ');
  return html`${tableMarkup(label, caption, columns, rows)}${remarks.map((remark) => html`<p class="remark">${remark}.</p>`)}`;
}

/** Says of a figure, a text or an entry that it is invented. */
export const syntheticMark = html`<span class="mark">SYNTHETIC</span>`;

/** Any table. It scrolls sideways on its own where the page is narrow. */
export function tableMarkup(
  label: string,
  caption: Content,
  columns: readonly Omit<Column, 'key'>[],
  rows: readonly (readonly Content[])[],
): Content {
  return html`
<div class="scroll" role="region" aria-label="${label}" tabindex="0">
<table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ label, isNumber }) => html`<th scope="col"${isNumber && html` class="number"`}>${label}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`
<tr>${row.map((text, at) => cell(text, at, columns[at]?.isNumber ?? false))}</tr>`,
  )}
</tbody>
</table>
</div>`;
}

function cell(text: Content, at: number, isNumber: boolean): Content {
  if (isNumber) return html`<td class="number">${text}</td>`;
  return at === 0 ? html`<th scope="row">${text}</th>` : html`<td>${text}</td>`;
}

/** More characters than this in a row are read better one below the other. */
const longestRow = 120;

/** Short records as a table, long ones as a list of facts each. */
export function recordMarkup(records: RecordTable): Content {
  const { title, labels, records: rows } = records;
  const widest = labels.map((label, at) =>
    Math.max(label.length, ...rows.map((row) => factText(row[at] ?? null).length)),
  );
  const isShort = widest.reduce((sum, width) => sum + width, 0) <= longestRow;
  if (isShort && rows.length > 1) {
    const columns = labels.map((label, at) => ({
      key: label,
      label,
      isNumber: rows.every((row) => isNumeric(row[at] ?? null)),
    }));
    return tableMarkup(
      title,
      title,
      columns,
      rows.map((row) => row.map(factText)),
    );
  }
  return html`
<section class="records"><h2>${title}</h2>${rows.map(
    (row) => html`
<dl>${row.map((fact, at) => factMarkup(labels[at] ?? '', fact))}</dl>`,
  )}
</section>`;
}

const isNumeric = (fact: Fact): boolean => typeof fact === 'number' || fact === null;

function factMarkup(label: string, fact: Fact): Content {
  if (fact === null || fact === '' || (Array.isArray(fact) && fact.length === 0)) return null;
  const several = Array.isArray(fact) && fact.length > 1;
  const said = several
    ? html`<ul>${fact.map((item: string) => html`<li>${item}</li>`)}</ul>`
    : factText(fact);
  return html`<div><dt>${label}</dt><dd>${said}</dd></div>`;
}
