import type { TopLevelSpec } from 'vega-lite';
import { arialWidth } from './arialWidth.js';
import type { Part } from './chartStyle.js';

/** What a picture is called for those who don't see it. `id` is unique on its page. */
export interface SvgTexts {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

let library: ReturnType<typeof importLibrary> | undefined;

/** Loaded with the first chart, and once: half a second that no start has to wait for. */
function loadLibrary() {
  library ??= importLibrary();
  return library;
}

async function importLibrary() {
  const vega = await import('vega');
  const { compile } = await import('vega-lite');
  return { vega, compile };
}

/** Draws a Vega-Lite document as SVG, without a browser and without any network. */
export async function renderSvg(spec: Part, texts: SvgTexts): Promise<string> {
  if (!isVegaLite(spec)) throw new TypeError('Expected a Vega-Lite document.');
  const { vega, compile } = await loadLibrary();
  measureAsArial(vega);
  const offline = { ...vega.loader(), load: () => Promise.reject(new TypeError('A chart loads nothing.')) };
  const view = new vega.View(vega.parse(compile(spec).spec), {
    renderer: 'none',
    logLevel: vega.Error,
    loader: offline,
  });
  try {
    return named(await view.toSVG(), texts);
  } finally {
    view.finalize();
  }
}

/**
 * Without a canvas Vega takes every letter for 0.8 of its size, which cuts labels that would fit. Its measure can be
 * replaced (vega-scenegraph, textMetrics), though its types don't say so.
 */
function measureAsArial(vega: object): void {
  const metrics: unknown = Reflect.get(vega, 'textMetrics');
  const width = ({ fontSize = 11 }: { fontSize?: number }, text: unknown) =>
    arialWidth(String(text ?? ''), fontSize);
  if (typeof metrics === 'object' && metrics !== null) Object.assign(metrics, { width });
}

const isVegaLite = (spec: Part): spec is Part & TopLevelSpec => String(spec.$schema).includes('/vega-lite/');

/** Vega labels each mark for screen readers; one name and one description for the whole say more and less. */
function named(svg: string, { id, title, description }: SvgTexts): string {
  const bare = svg.replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, '');
  const labelled = `<svg role="img" aria-labelledby="${escapeXml(id)}-title ${escapeXml(id)}-description"`;
  const texts = `<title id="${escapeXml(id)}-title">${escapeXml(title)}</title><desc id="${escapeXml(id)}-description">${escapeXml(description)}</desc>`;
  return bare.replace(/^<svg/, labelled).replace('>', `>${texts}`);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
