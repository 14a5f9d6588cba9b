import type { Board } from '../../schema/board/board.js';
import { type Content, html } from './html.js';

/** The Modern Slavery Helpline as every public page names it. */
export interface HelplineNotice {
  readonly name: string;
  readonly number: string;
  /** Title of the document that gives the number. */
  readonly source: string;
}

/** The helpline with its source, from what is held. It stands on pages even where no subgraph answers. */
export function helplineNotice({ helpline, sources }: Pick<Board, 'helpline' | 'sources'>): HelplineNotice {
  const source = sources.find(({ id }) => id === helpline.citation.source);
  return { name: helpline.name, number: helpline.number, source: source?.title ?? helpline.citation.source };
}

export const helplineMarkup = ({ name, number, source }: HelplineNotice): Content =>
  html`<p class="helpline"><strong>${name}: ${telephoneLink(number)}</strong> for help, for advice, or to report a suspicion. The number as given in <q>${source}</q>.</p>`;

export const telephoneLink = (number: string): Content =>
  html`<a href="tel:${number.replaceAll(' ', '')}">${number}</a>`;
