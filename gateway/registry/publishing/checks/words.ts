/** The words of a name: `homeOfficeReference` is home, office, reference; `NRM_CASE` is nrm, case. */
export const wordsIn = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_]+/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');

/** Whether the words of a name hold all of these, next to each other and in this order. */
export function holdsWords(name: string, phrase: string): boolean {
  const inside = ` ${wordsIn(name).join(' ')} `;
  return inside.includes(` ${phrase} `);
}
