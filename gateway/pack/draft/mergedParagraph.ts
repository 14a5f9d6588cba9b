const reference = /\{[^{}]+\}/g;

/**
 * A paragraph of the pack's words, in which `{6a.1:before}` stands for a number, as a region wrote it: every number it
 * kept is named again. Undefined where the paragraph is another one, or a number is not where it was.
 */
export function mergedParagraph(template: string, before: string, after: string): string | undefined {
  const names = template.match(reference) ?? [];
  const pattern = template
    .split(reference)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('(.+?)');
  const found = new RegExp(`^${pattern}$`).exec(before);
  if (found === null) return undefined;
  let rest = after;
  let merged = '';
  for (const [at, name] of names.entries()) {
    const said = found[at + 1] ?? '';
    const place = rest.indexOf(said);
    if (place < 0) return undefined;
    merged += rest.slice(0, place) + name;
    rest = rest.slice(place + said.length);
  }
  return merged + rest;
}
