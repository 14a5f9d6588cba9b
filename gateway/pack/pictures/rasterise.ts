import { Resvg } from '@resvg/resvg-js';
import { fontFiles } from './fonts.js';

/** Dots of the picture for each unit of the drawing: sharp in print at the width of a page. */
const scale = 3;

/** An SVG as PNG, on white, with letters of our own: the same bytes on every machine. */
export function rasterise(svg: string): Uint8Array {
  const drawn = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: Object.values(fontFiles), loadSystemFonts: false, defaultFontFamily: 'Arimo' },
  });
  return new Uint8Array(drawn.render().asPng());
}
