/** Ids, codes, hashes, pseudonyms and names of fields: no blanks, no addresses, nothing that reads as words. */
const identifier = /^[^\s@]{0,400}$/;

/**
 * Refuses an entry that could hold what somebody wrote.
 * @throws TypeError with the place; never with the text
 */
export function checkImpersonal(value: unknown, place = 'entry'): void {
  if (typeof value === 'string') {
    if (!identifier.test(value))
      throw new TypeError(`Expected an identifier at ${place} of an audit entry; found other text.`);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    checkImpersonal(name, `a name in ${place}`);
    checkImpersonal(member, `${place}.${name}`);
  }
}
