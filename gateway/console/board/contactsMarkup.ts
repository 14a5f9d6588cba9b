import { longDate } from '../../document/dates.js';
import { type Content, html } from '../html.js';
import { tableMarkup } from '../tables.js';
import type { BoardAnswer, BoardContact, BoardContactList } from './boardAnswer.js';
import { missingMarkup, saidText, unanswered } from './missingMarkup.js';

/** Both registers of contacts, how fresh they are, and each entry. They are never merged: two tables. */
export function contactsMarkup({ contactLists, police, councils }: BoardAnswer): Content {
  const registers = [police, councils];
  return html`
<section aria-labelledby="contacts"><h2 id="contacts">Contacts in the boroughs</h2>
<p>Two registers, and neither stands in for the other. They hold offices, never people. An entry is stale 90 days after it was last verified.</p>
${contactLists ? contactLists.map((list, at) => registerMarkup(list, registers[at])) : unanswered}
</section>`;
}

function registerMarkup(
  list: BoardContactList,
  contacts: readonly BoardContact[] | null | undefined,
): Content {
  const { title, holds, entries, fresh, stale, neverVerified, keptBy, gap } = list;
  return html`
<h3>${title}</h3>
<p>${holds} Kept by: ${keptBy.name}.</p>
<p><strong>${entries} hold today: ${fresh} fresh, ${stale} stale, ${neverVerified} never verified.</strong></p>
${missingMarkup(gap)}
${contacts ? contactTable(title, contacts) : unanswered}`;
}

function contactTable(title: string, contacts: readonly BoardContact[]): Content {
  const columns = ['Borough', 'Office', 'Last verified', 'Days ago', 'State'].map((label) => ({
    label,
    isNumber: label === 'Days ago',
  }));
  const rows = contacts.map((contact) => [
    contact.area.name,
    saidText(contact.office, contact.provenance),
    contact.lastVerified === null ? '' : longDate(contact.lastVerified),
    contact.daysSinceVerified?.toLocaleString('en-GB') ?? '',
    freshnessOf(contact),
  ]);
  const ways = [...new Set(contacts.map(({ reached, provenance }) => `${provenance} ${reached}`))].length;
  const [first] = contacts;
  return html`
<details><summary>All entries: ${title}</summary>
${ways === 1 && first && html`<p>How each is reached: ${saidText(first.reached, first.provenance)}</p>`}
${tableMarkup(title, title, columns, rows)}
</details>`;
}

function freshnessOf({ isValid, freshness }: BoardContact): Content {
  if (!isValid) return 'Holds no longer';
  if (freshness === 'FRESH') return 'Fresh';
  return html`<strong class="overdue">${freshness === 'STALE' ? 'Stale' : 'Never verified'}</strong>`;
}
