/** A label in the form in which labels are compared: no notes, no doubled spaces, lower case, plain dashes and quotes. */
export function plain(label: string): string {
  return label
    .replace(/\s*\[[^\]]*\]|[\u00b2\u00b3\u00b9\u2070-\u2079]/g, '')
    .replace(/[–—]/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[\s:,.-]+$/, '')
    .trim()
    .toLowerCase();
}

/** The code of a label by a table of plain labels. */
export const codeOf = <Code extends string>(
  codes: Readonly<Record<string, Code>>,
  label: string,
): Code | undefined => (Object.hasOwn(codes, plain(label)) ? codes[plain(label)] : undefined);
