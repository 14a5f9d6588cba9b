import type { Figure } from './figure.js';

const reference = /\{([^{}]+)\}/g;
/** What a figure's heading may name beside its values. */
const plain = ['area', 'owner', 'period'];

/** Numbers that texts name as `{6a.1:positiveAfter}` and that no published figure has: such a sentence would be left out. */
export function danglingInProse(texts: readonly string[], figures: readonly Figure[]): readonly string[] {
  const known = figures
    .filter(({ official }) => official)
    .flatMap(({ id, values }) => Object.keys(values).map((value) => `${id}:${value}`));
  return unknownIn(texts, known);
}

/** Numbers that a figure's own heading names and that it does not have: such a figure would be left out. */
export const danglingInFigure = ({ title, subtitle, values }: Figure): readonly string[] =>
  unknownIn([title, subtitle], [...plain, ...Object.keys(values)]);

function unknownIn(texts: readonly string[], known: readonly string[]): readonly string[] {
  const named = texts.flatMap((text) => [...text.matchAll(reference)].map(([, name = '']) => name));
  return named.filter((name) => !known.includes(name.replace(/\.period$/, ''))).map((name) => `{${name}}`);
}
