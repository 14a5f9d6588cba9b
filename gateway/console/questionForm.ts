import type { SavedQuestion, Variable } from '../questions/savedQuestion.js';
import { type Content, html } from './html.js';

export interface NamedArea {
  readonly code: string;
  readonly name: string;
}

interface Choices {
  readonly cityRegions: readonly NamedArea[];
  /** Values as asked, by variable. */
  readonly values: Readonly<Record<string, string>>;
}

/** The form for a question's variables; nothing where it has none. */
export function questionForm({ name, variables }: SavedQuestion, choices: Choices): Content {
  const fields = Object.entries(variables);
  if (fields.length === 0) return null;
  return html`
<form class="ask" action="/ask/${name}" method="get">
${fields.map(([variable, shape]) => field(variable, shape, choices))}
<button type="submit">Ask again</button>
</form>`;
}

function field(
  variable: string,
  { description, kind, default: usual }: Variable,
  { cityRegions, values }: Choices,
): Content {
  const value = values[variable] ?? usual;
  const id = `variable-${variable}`;
  const input =
    kind === 'cityRegion'
      ? html`<select id="${id}" name="${variable}">${optionsOf(cityRegions, value)}</select>`
      : html`<input id="${id}" name="${variable}" value="${value}" autocomplete="off" spellcheck="false">`;
  return html`<div class="field"><label for="${id}">${description}</label>${input}</div>`;
}

/** A code that is none of the city regions stays in the form as it was asked. */
function optionsOf(cityRegions: readonly NamedArea[], chosen: string): Content {
  const known = cityRegions.some(({ code }) => code === chosen);
  const all = known ? cityRegions : [{ code: chosen, name: chosen }, ...cityRegions];
  return all.map(
    ({ code, name }) =>
      html`<option value="${code}"${code === chosen ? html` selected` : null}>${name}</option>`,
  );
}
