const words = /immigra|deport|borderforce|removalfromthe/;

/**
 * Whether a text speaks of immigration enforcement. Errs on the side of yes: compatibility forms, accents, case and
 * whatever stands between letters make no difference. A net under the owners' judgement, not in its place.
 */
export function isImmigrationEnforcement(text: string): boolean {
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  return words.test(letters);
}
