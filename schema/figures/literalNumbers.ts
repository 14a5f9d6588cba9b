/** What names a number instead of writing it: `{6a.1:positiveAfter}`. */
const reference = /\{[^{}]*\}/g;
const number = /\d[\d.,]*(?:\s?(?:%|per cent))?/g;

/** Numbers written out in a text that may hold none: every number of the pack comes from an answer. */
export const literalNumbers = (text: string): readonly string[] =>
  text.replace(reference, '').match(number) ?? [];
