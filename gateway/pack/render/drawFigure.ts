import { chartSpec } from '../../questions/chart/chartSpec.js';
import { renderSvg } from '../../questions/chart/renderSvg.js';
import { type PackFigure, watermark } from '../pack.js';

/** The pictures of a figure: letters of one made for a page are too small on a telephone. */
export interface Drawing {
  readonly broad: string;
  readonly slim: string;
}

const widths = { broad: 700, slim: 345 } as const;

/** Draws a figure as SVG, with the watermark inside where anything in it is invented. */
export async function drawFigure({ id, chart, title, isSynthetic }: PackFigure): Promise<Drawing> {
  const draw = async (form: keyof Drawing) => {
    const texts = { id: `figure-${id.replace('.', '-')}-${form}`, title, description: chart.alt };
    const svg = await renderSvg(chartSpec(chart, { width: widths[form], isTitled: false }), texts);
    return isSynthetic ? watermarked(svg) : svg;
  };
  return { broad: await draw('broad'), slim: await draw('slim') };
}

/** A picture that is copied out of the pack still says what it is. */
export function watermarked(svg: string): string {
  const [, width = '600', height = '300'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const [x, y] = [Number(width) / 2, Number(height) / 2];
  const size = Math.round(Number(width) / 19);
  const look = `text-anchor="middle" font-family="Arial, Helvetica, sans-serif" font-weight="700" font-size="${size}" fill="#7a1330" fill-opacity="0.16"`;
  const text = `<text x="${x}" y="${y}" transform="rotate(-12 ${x} ${y})" ${look} aria-hidden="true">${watermark}</text>`;
  return svg.replace(/<\/svg>\s*$/, `${text}</svg>`);
}
