import { describe, expect, test } from '@jest/globals';
import { buildPack } from '../../gateway/pack/buildPack.js';
import { packFiles } from '../../gateway/pack/packFiles.js';
import { watermarked } from '../../gateway/pack/pictures/drawFigure.js';
import { answerOf, makeFigure, makeMaterial, shareRow } from './packMaterial.js';

const years = (provenance: 'OFFICIAL' | 'SYNTHETIC') =>
  answerOf([shareRow(provenance), shareRow(provenance, { period: '2023', value: 109, percent: 54.6 })]);
const figures = [makeFigure(), makeFigure({ id: '6a.2', official: false })];
const answers = { '6a.1': years('OFFICIAL'), '6a.2': years('SYNTHETIC') };
async function render(variant: 'WHOLE' | 'OFFICIAL') {
  const files = await packFiles(buildPack(makeMaterial(figures, answers, { variant })), () => {});
  return new TextDecoder().decode(files.find(({ path }) => path === 'index.html')?.bytes);
}
const whole = await render('WHOLE');
const published = await render('OFFICIAL');
const times = (text: string, part: RegExp) => text.match(part)?.length ?? 0;

describe('the file of a pack with invented figures', () => {
  test('carries the watermark on every page, and in each such figure: in both pictures, caption and table', () => {
    const figure = whole.slice(
      whole.indexOf('id="figure-6a-2"'),
      whole.indexOf('</figure>', whole.indexOf('id="figure-6a-2"')),
    );
    expect(times(figure, /SYNTHETIC DEMONSTRATION DATA/g)).toBe(4);
    expect(whole).toMatch(/<div class="watermark" aria-hidden="true"><span>SYNTHETIC DEMONSTRATION DATA</);
    expect(whole).toMatch(/@top-center \{ content: "SYNTHETIC DEMONSTRATION DATA"/);
    expect(whole).toMatch(/<title>[^<]+ - SYNTHETIC DEMONSTRATION DATA<\/title>/);
  });

  test('leaves published figures unmarked', () => {
    const figure = whole.slice(whole.indexOf('id="figure-6a-1"'), whole.indexOf('</figure>'));
    expect(figure).not.toMatch(/SYNTHETIC/);
  });
});

describe('the file of a pack of published figures', () => {
  test('says nothing of synthetic data or of demonstrations', () => {
    expect(published).not.toMatch(/SYNTHETIC|\(demo\)/i);
  });
});

describe.each([
  ['whole', whole],
  ['published', published],
])('the %s file', (_, file) => {
  test('loads nothing and runs nothing', () => {
    expect(file).not.toMatch(/<script|<link|<img|@import|url\(|\son\w+=/i);
    expect(file).toMatch(
      /Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"/,
    );
  });

  test('has one first heading, no level left out, and an id for every name that is used', () => {
    const levels = [...file.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
    const ids = [...file.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(ids).toHaveLength(new Set(ids).size);
    const used = [...file.matchAll(/(?:aria-labelledby="|href="#)([^"]+)"/g)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    expect(used.filter((name) => !ids.includes(name))).toEqual([]);
  });

  test('gives every picture a name and a description, and every table a caption and headings', () => {
    expect(times(file, /<svg/g)).toBe(times(file, /<svg role="img"/g));
    expect(times(file, /<table>/g)).toBe(times(file, /<caption>/g));
    expect(file).not.toMatch(/<th>|<th class/);
    expect(file).not.toMatch(/colspan|rowspan/);
  });

  test('explains its shorthand and gives the helpline as it was answered', () => {
    expect([/\[c\]/, /\[x\]/, /\[z\]/, /Helpline: 0800 000/].map((part) => part.test(file))).toEqual(
      Array(4).fill(true),
    );
  });
});

test('the watermark of a picture stands in its middle, above everything', () => {
  expect(watermarked('<svg viewBox="0 0 380 200"><g></g></svg>')).toMatch(
    /<\/g><text x="190" y="100" transform="rotate\(-12 190 100\)"[^>]*>SYNTHETIC DEMONSTRATION DATA<\/text><\/svg>$/,
  );
});
