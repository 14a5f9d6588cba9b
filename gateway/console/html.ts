/** Markup that is safe to send: made by `html`, or by a renderer that escapes for itself. */
export class Html {
  constructor(readonly markup: string) {}
  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template. Texts are escaped; null, undefined and false leave nothing. */
export type Content = Html | string | number | boolean | null | undefined | readonly Content[];

/** Markup with its values escaped. The only way markup is made here, so that nothing is ever forgotten. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  const parts = strings.map((text, at) => `${text}${at < values.length ? markupOf(values[at]) : ''}`);
  return new Html(parts.join(''));
}

function markupOf(value: Content): string {
  if (value instanceof Html) return value.markup;
  if (value === null || value === undefined || value === false || value === true) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(markupOf).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes for text and for attributes in quotes, in HTML and XML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
