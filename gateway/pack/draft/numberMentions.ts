/** A number as somebody wrote it in a sentence. */
export interface NumberMention {
  /** As written: `54.6%`, `1,254`, `seven per cent`. */
  readonly text: string;
  /** Digits alone, with a decimal point and a percent sign: `54.6%`, `1254`. */
  readonly value: string;
  /** The sentence it stands in. */
  readonly sentence: string;
}

const sentenceEnd = /(?<=[.!?])\s+(?=[A-Z‘“"'])/;
const number = /(?<![\w.])\d[\d,]*(?:\.\d+)?(?:\s?(?:%|per cent))?(?![\w])/g;
/** Names with a number in them, dates, hashes and telephone numbers: no figures that evidence would have to bear out. */
const names = new RegExp(
  [
    /\b(?:Figure|Table|Ask|Annex|[Ss]ection|Article|[Pp]age|Part|[Vv]ersion|[Qq]uarter|note|ask)\s\d[\w.]*/,
    /\b(?:s|v)\d[\w.]*/,
    /\b[A-Z]\d{1,8}[a-z]?\b/,
    /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?\b/,
    /\b\d{4}(?:-\d\d){1,2}\b/,
    /\b\d+ days? old\b/,
    /\b0\d[\d ]{5,}\b/,
    /\b[0-9a-f]{32,}\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);
const year = /^(?:19|20)\d\d$/;

/** Every number of a text that states something; years, dates and numbers of figures don't. */
export const numberMentions = (text: string): readonly NumberMention[] =>
  text
    .split(/\n+/)
    .flatMap((line) => line.split(sentenceEnd))
    .flatMap((sentence) =>
      (sentence.replace(names, (name) => ' '.repeat(name.length)).match(number) ?? [])
        .map((found) => ({ text: found, value: plainNumber(found), sentence: sentence.trim() }))
        .filter(({ value }) => !year.test(value)),
    );

/** `1,254` as `1254`, `54.6 per cent` as `54.6%`, `70.0%` as `70%`. */
export function plainNumber(text: string): string {
  const isPercent = /%|per cent/.test(text);
  const digits = text.replace(/,|\s|%|per cent/g, '');
  return `${Number(digits)}${isPercent ? '%' : ''}`;
}
