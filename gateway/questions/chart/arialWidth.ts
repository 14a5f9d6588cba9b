/** Widths in Arial and its metric twins as parts of the letter size, by kind of letter; digits and most others are 0.556. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;|!' ]/, 0.26],
  [/[ft()[\]/r-]/, 0.33],
  [/[mwMW%]/, 0.85],
  [/[A-Z&]/, 0.69],
];

/** About how wide a text is, in pixels. A server has no canvas to measure on. */
export function arialWidth(text: string, fontSize: number): number {
  const parts = [...text].map((letter) => widths.find(([kind]) => kind.test(letter))?.[1] ?? 0.556);
  return parts.reduce((sum, part) => sum + part, 0) * fontSize;
}
