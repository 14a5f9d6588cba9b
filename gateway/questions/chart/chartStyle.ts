import { arialWidth } from './arialWidth.js';

/** A part of a Vega-Lite document. The whole is checked when it is compiled. */
export type Part = Readonly<Record<string, unknown>>;

/** Colours of the Analysis Function's palette, told apart in every kind of colour vision. */
export const colours = ['#12436D', '#28A197', '#801650', '#F46A25'];

/** Shapes and dashes repeat what the colours say, so that nothing hangs on colour alone. */
export const shapes = ['circle', 'square', 'triangle-up', 'diamond'];
export const dashes = [
  [1, 0],
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
];

export const ink = '#0b0c0c';
export const arial = 'Arial, Helvetica, sans-serif';

/** Lines no wider than the picture. */
export function fold(text: string, width: number, fontSize: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && arialWidth(`${line} ${word}`, fontSize) > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
