import { watermark } from '../../document/block.js';
import { chartSpec, type Drawing as Form } from '../../questions/chart/chartSpec.js';
import { renderSvg } from '../../questions/chart/renderSvg.js';
import type { PackFigure } from '../pack.js';
import { svgSize } from './svgSize.js';

/** The pictures of a figure, as SVG: letters of one made for a page are too small on a telephone. */
export interface Drawing {
  readonly broad: string;
  readonly slim: string;
  /** With headline, subtitle and source inside, for a picture that travels alone. */
  readonly alone: string;
}

const forms = {
  broad: { width: 700, isTitled: false },
  slim: { width: 345, isTitled: false },
  alone: { width: 700, isTitled: true },
} as const satisfies Record<keyof Drawing, Form>;

/** Draws a figure as SVG, with the watermark inside where anything in it is invented. */
export async function drawFigure(figure: PackFigure): Promise<Drawing> {
  const { id, chart, title, subtitle, isSynthetic } = figure;
  const model = { ...chart, headline: `Figure ${id}. ${title}`, subtitle };
  const draw = async (form: keyof Drawing) => {
    const texts = { id: `figure-${id.replace('.', '-')}-${form}`, title, description: chart.alt };
    const svg = await renderSvg(chartSpec(model, forms[form]), texts);
    return isSynthetic ? watermarked(svg) : svg;
  };
  return { broad: await draw('broad'), slim: await draw('slim'), alone: await draw('alone') };
}

/** A picture that is copied out of the pack still says what it is. */
export function watermarked(svg: string): string {
  const { width, height } = svgSize(svg);
  const [x, y] = [width / 2, height / 2];
  const size = Math.round(width / 19);
  const look = `text-anchor="middle" font-family="Arial, Helvetica, sans-serif" font-weight="700" font-size="${size}" fill="#7a1330" fill-opacity="0.16"`;
  const text = `<text x="${x}" y="${y}" transform="rotate(-12 ${x} ${y})" ${look} aria-hidden="true">${watermark}</text>`;
  return svg.replace(/<\/svg>\s*$/, `${text}</svg>`);
}
