/** A number as people write it: at least three digits, a decimal or a percentage. */
const number = /\d[\d,]*(?:\.\d+)?(?:\s?(?:%|per cent))?/g;
const year = /^(?:19|20)\d\d$/;

/** Numbers that would be recognised as those of a claim; years and small counts stand in any text. */
export const tellingNumbers = (text: string): readonly string[] =>
  (text.match(number) ?? [])
    .filter((found) => /%|per cent|\./.test(found) || found.replace(/\D/g, '').length >= 3)
    .map((found) => found.replace(/,|\s?(?:%|per cent)|,$/g, ''))
    .filter((found) => !year.test(found));
