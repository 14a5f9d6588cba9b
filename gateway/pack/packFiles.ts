import type { WordPicture } from '../document/word/wordBlocks.js';
import { wordDocument } from '../document/word/wordDocument.js';
import { annexCsv } from './annex/annexCsv.js';
import { annexOds } from './annex/annexOds.js';
import { sheetsOf } from './annex/sheet.js';
import { packDocument } from './document/packDocument.js';
import { loadStyle } from './html/loadStyle.js';
import { packHtml } from './html/packHtml.js';
import type { Pack } from './pack.js';
import { type PackFile, textFile } from './packFile.js';
import { packPdf } from './pdf/packPdf.js';
import { type Drawing, drawFigure } from './pictures/drawFigure.js';
import { rasterise } from './pictures/rasterise.js';
import { svgSize } from './pictures/svgSize.js';
import { manifestFile } from './proof/manifest.js';

/**
 * Every file of a pack, from one document: HTML, PDF, Word, the annex as ODS and CSV, each figure as SVG and PNG, and
 * the manifest that names them with their hashes. The same pack makes the same bytes.
 */
export async function packFiles(pack: Pack, note: (detail: string) => void): Promise<readonly PackFile[]> {
  const document = packDocument(pack);
  note('the figures');
  const drawings = await drawingsOf(pack);
  const pictures = new Map([...drawings].map(([id, { broad }]) => [id, broad]));
  note('HTML');
  const html = textFile('index.html', packHtml(document, { style: loadStyle(), drawings }));
  note('PDF');
  const pdf = { path: 'pack.pdf', bytes: await packPdf(document, pictures) };
  note('Word');
  const word = { path: 'pack.docx', bytes: await wordDocument(document, wordPictures(pictures)) };
  note('the annex');
  const files = [html, pdf, word, ...annexFiles(pack, document), ...pictureFiles(drawings)];
  return [...files, manifestFile(pack, files)];
}

async function drawingsOf({ asks }: Pack): Promise<ReadonlyMap<string, Drawing>> {
  const figures = asks.flatMap((ask) => ask.figures);
  const drawn = await Promise.all(
    figures.map(async (figure) => [figure.id, await drawFigure(figure)] as const),
  );
  return new Map(drawn);
}

function wordPictures(pictures: ReadonlyMap<string, string>): ReadonlyMap<string, WordPicture> {
  return new Map([...pictures].map(([id, svg]) => [id, { png: rasterise(svg), ...svgSize(svg) }]));
}

const annexFiles = (
  pack: Pack,
  texts: { readonly title: string; readonly description: string },
): readonly PackFile[] => [
  { path: 'annex.ods', bytes: annexOds(pack, texts) },
  ...sheetsOf(pack).map((sheet) =>
    textFile(`tables/${sheet.name}${sheet.isSynthetic ? '_SYNTHETIC' : ''}.csv`, annexCsv(sheet)),
  ),
];

const pictureFiles = (drawings: ReadonlyMap<string, Drawing>): readonly PackFile[] =>
  [...drawings].flatMap(([id, { alone }]) => [
    textFile(`figures/Figure_${id}.svg`, alone),
    { path: `figures/Figure_${id}.png`, bytes: rasterise(alone) },
  ]);
