import { Html, html } from '../../console/html.js';
import { watermark } from '../../document/block.js';
import type { PackDocument, Section } from '../document/section.js';
import { blocksMarkup, type Drawings } from './blockMarkup.js';

/** Nothing is loaded and nothing runs: one file is the whole pack. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

export interface HtmlDress {
  /** The stylesheet, which stands inside the file. */
  readonly style: string;
  readonly drawings: Drawings;
}

/** The pack as one accessible HTML file. */
export const packHtml = (document: PackDocument, dress: HtmlDress): string => page(document, dress).markup;

const page = (
  { title, coverTitle, description, isSynthetic, cover, sections, closing }: PackDocument,
  { style, drawings }: HtmlDress,
): Html => html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="description" content="${description}">
<title>${title}</title>
<style>
${new Html(style)}${isSynthetic && new Html(pageMark)}
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${isSynthetic && html`<div class="watermark" aria-hidden="true"><span>${watermark}</span></div>`}
<header class="cover">
<h1>${coverTitle}</h1>
${blocksMarkup(cover, drawings)}
</header>
<main id="main">
${sections.map((section) => sectionMarkup(section, drawings))}
</main>
<footer>${blocksMarkup(closing, drawings)}</footer>
</body>
</html>
`;

/** On paper the mark stands at the head of every page as well, where no figure can cover it. */
const pageMark = `@page { @top-center { content: "${watermark}"; font: 700 10pt Arial, "Liberation Sans", sans-serif; color: #7a1330; } }`;

const sectionMarkup = ({ id, kind, title, blocks }: Section, drawings: Drawings): Html => html`
<section class="${kind.toLowerCase()}" id="${id}" aria-labelledby="${id}-name">
<h2 id="${id}-name">${title}</h2>
${blocksMarkup(blocks, drawings)}
</section>`;
