import { cellStatuses } from '../../../schema/protocol/cell.js';
import { type Content, html } from '../../console/html.js';
import { shorthand } from '../../questions/render/figureText.js';
import type { Pack, ProvenanceRow } from '../pack.js';
import { sectionMarkup } from './askMarkup.js';
import { ageText, longDate } from './dates.js';
import { tableMarkup } from './tableMarkup.js';

const meanings: Readonly<Record<string, string>> = cellStatuses;

/** Where figures come from, as the table of provenance says it. */
const provenances: Readonly<Record<string, string>> = {
  OFFICIAL: 'published',
  PARTNER: "the partner's own",
  SYNTHETIC: 'SYNTHETIC, invented for demonstration',
};

const text = (label: string) => ({ label, isNumber: false });

/** What the pack cannot show, and who could change that. */
export function gapsMarkup({ gaps }: Pack): Content {
  const rows = gaps.map(({ ask, what, who, because }) => [ask, what, who, because ?? '']);
  const hasReason = gaps.some(({ because }) => because !== undefined);
  const columns = [text('Ask'), text('What is missing'), text('Who would have to publish it')];
  const table = hasReason
    ? { columns: [...columns, text('Why it is not in this pack')], rows }
    : { columns, rows: rows.map((row) => row.slice(0, columns.length)) };
  return html`
<section class="gaps" id="gaps" aria-labelledby="gaps-name">
<h2 id="gaps-name">Stated gaps</h2>
<p>What this pack does not know, said outright, so that silence is not read as nought.</p>
${tableMarkup('Stated gaps, by ask', table)}
</section>`;
}

export const methodMarkup = ({ method }: Pack): Content => html`
<section class="method" id="method" aria-labelledby="method-name">
<h2 id="method-name">How to read the figures</h2>
${method.map((section) => sectionMarkup(section))}
<div class="keep"><h3>Shorthand</h3>
<ul>${Object.entries(shorthand).map(([status, sign]) => html`<li><strong>${sign}</strong> ${meanings[status]}</li>`)}</ul></div>
</section>`;

/** Each figure back to the question, the release, its vintage and its hash. */
export function provenanceMarkup({ provenance }: Pack): Content {
  const columns = ['Figure', 'Saved question', 'Release', 'Vintage', 'SHA-256 of the release'].map(text);
  const rows = provenance.map(provenanceRow);
  return html`
<section class="provenance" id="provenance" aria-labelledby="provenance-name">
<h2 id="provenance-name">Where each figure comes from</h2>
<p>The saved question of a figure can be put again to the hub: <code>npm run -s concordat -- query</code> with its name. A release never changes; its hash says whether the one answered now is the one used here.</p>
${tableMarkup('Provenance of each figure', { columns, rows })}
</section>`;
}

function provenanceRow({ figure, question, variables, release }: ProvenanceRow): readonly string[] {
  const set = Object.entries(variables).map(([name, value]) => `${name} ${value}`);
  const { id, owner, provenance, vintage, ageInDays, sha256, publication } = release;
  return [
    `Figure ${figure}`,
    [question, ...set].join(', '),
    `${id}. ${owner}, ${provenances[provenance] ?? provenance}.${publication === undefined ? '' : ` ${publication}.`}`,
    `${longDate(vintage)}, ${ageText(ageInDays)}`,
    sha256,
  ];
}

/** Whom to call. The number is the one that the graph gives. */
export function helplineMarkup({ helpline }: Pack): Content {
  if (helpline === undefined) return null;
  const { name, number, source } = helpline;
  return html`<p><strong>${name}: ${number}</strong>${source && html`<br><span class="quiet">The number as given in <q>${source.title}</q>.</span>`}</p>`;
}
