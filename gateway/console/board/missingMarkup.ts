import { longDate } from '../../document/dates.js';
import { type Content, html } from '../html.js';
import { syntheticMark } from '../tables.js';
import type { Missing } from './boardAnswer.js';

/** A stated gap as a sentence: what is missing, who would have to publish it, who asked for it and by when. */
export function missingMarkup({ missing, publisher, askedFor, askedBy }: Missing): Content {
  const asked = askedFor === null ? '' : ` Asked for: ${askedFor}${byDay(askedBy)}.`;
  return html`<p class="missing"><strong>Not held.</strong> ${missing}. To be published by: ${publisher.name}.${asked}</p>`;
}

const byDay = (day: string | null): string => (day === null ? '' : `, by ${longDate(day)}`);

/** A part of the page whose subgraph did not answer. Why stands at the head of the page. */
export const unanswered: Content = html`<p class="missing">Not answered at this moment.</p>`;

const prefix = /^SYNTHETIC[:,]\s*/;

/** A text of a demonstration with its mark instead of the word, so that the eye finds it. */
export function saidText(text: string, provenance: 'SOURCE' | 'SYNTHETIC'): Content {
  if (provenance === 'SOURCE') return text;
  const said = text.replace(prefix, '');
  return html`${syntheticMark} ${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}
