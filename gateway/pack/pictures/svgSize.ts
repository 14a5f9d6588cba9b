/** Width and height of a drawing, in its own units. */
export function svgSize(svg: string): { readonly width: number; readonly height: number } {
  const [, width = '700', height = '300'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}
