import { type Content, Html, html } from '../../console/html.js';
import { type AskSection, type Pack, type PackFigure, watermark } from '../pack.js';
import { askMarkup, sectionMarkup } from './askMarkup.js';
import { gapsMarkup, helplineMarkup, methodMarkup, provenanceMarkup } from './closingMarkup.js';
import { longDate } from './dates.js';
import { type Drawing, drawFigure } from './drawFigure.js';

/** Nothing is loaded and nothing runs: one file is the whole pack. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

const title = 'Five asks to the Home Secretary: the evidence';

const variants = {
  OFFICIAL: 'Published figures alone',
  WHOLE: "Published figures and partners' figures",
} as const satisfies Record<Pack['variant'], string>;

/** The pack as one accessible HTML file. @param style the stylesheet, which stands inside it. */
export async function packHtml(pack: Pack, style: string): Promise<string> {
  const figures = pack.asks.flatMap((ask) => ask.figures);
  const drawn = await Promise.all(
    figures.map(async (figure) => [figure.id, await drawFigure(figure)] as const),
  );
  return document(pack, { style, drawings: new Map(drawn) }).markup;
}

interface Dress {
  readonly style: string;
  readonly drawings: ReadonlyMap<string, Drawing>;
}

const document = (pack: Pack, { style, drawings }: Dress): Html => html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="description" content="${variants[pack.variant]}, ${longDate(pack.builtOn)}.">
<title>${title}${pack.isSynthetic && ` - ${watermark}`}</title>
<style>
${new Html(style)}${pack.isSynthetic && new Html(pageMark)}
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${pack.isSynthetic && html`<div class="watermark" aria-hidden="true"><span>${watermark}</span></div>`}
${cover(pack)}
<main id="main">
${summary(pack)}
${pack.asks.map((ask) => askMarkup(ask, drawings))}
${gapsMarkup(pack)}
${methodMarkup(pack)}
${provenanceMarkup(pack)}
</main>
<footer>${helplineMarkup(pack)}
<p class="quiet">Contains public sector information licensed under the Open Government Licence v3.0: Home Office statistics.</p></footer>
</body>
</html>
`;

/** On paper the mark stands at the head of every page as well, where no figure can cover it. */
const pageMark = `@page { @top-center { content: "${watermark}"; font: 700 10pt Arial, "Liberation Sans", sans-serif; color: #7a1330; } }`;

const cover = (pack: Pack): Content => html`
<header class="cover">
${pack.isSynthetic && html`<p class="notice" role="note">${watermark}. Figures of owners named (demo) are invented, and about nobody. Published figures are real.</p>`}
<p class="kicker">Modern slavery and human trafficking</p>
<h1>${title}</h1>
<p class="lead">For metropolitan Mayors and the London Victims' Commissioner to put to the Home Secretary</p>
<p><strong>${variants[pack.variant]}.</strong> Working draft of ${longDate(pack.builtOn)}.</p>
${pack.front.map((section) => sectionMarkup(section))}
<nav class="contents" aria-label="Contents"><ul>
<li><a href="#summary">The five asks</a></li>
${pack.asks.map(({ id, title: name }) => html`<li><a href="#ask-${id}">Ask ${id}: ${name}</a></li>`)}
<li><a href="#gaps">Stated gaps</a></li>
<li><a href="#method">How to read the figures</a></li>
<li><a href="#provenance">Where each figure comes from</a></li>
</ul></nav>
</header>`;

const summary = ({ asks }: Pack): Content => html`
<section class="summary" id="summary" aria-labelledby="summary-name">
<h2 id="summary-name">The five asks, one number each</h2>
<ul class="numbers">${asks.map(summaryLine)}</ul>
</section>`;

function summaryLine({ id, title: name, asWritten, figures }: AskSection): Content {
  const [first] = figures;
  const key = figures.find((figure) => figure.key !== undefined) ?? first;
  return html`
<li><span class="key">${key?.key ?? '[x]'}</span>
<div><h3>Ask ${id}: ${name}</h3>
<p class="quiet"><q>${asWritten}</q></p>
<p>${key === undefined ? 'No figure can be shown: see the stated gaps.' : html`${key.title}. <strong>${confidence(key)}</strong>`}</p></div></li>`;
}

/** How much a figure bears, in the words in which the method describes it. */
function confidence({ isSynthetic, isCited, releases }: PackFigure): string {
  if (isSynthetic) return 'SYNTHETIC.';
  if (isCited) return 'Published, but no official statistic.';
  return releases.every(({ provenance }) => provenance === 'OFFICIAL')
    ? 'Official statistics.'
    : "Partners' figures.";
}
