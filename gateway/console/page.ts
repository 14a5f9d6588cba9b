import type { Reply } from '../http/route.js';
import { type HelplineNotice, helplineMarkup } from './helpline.js';
import { type Content, html } from './html.js';

export interface Page {
  readonly title: string;
  readonly main: Content;
  readonly status?: number;
  /** Where the page stands, for the way back. The start page has none. */
  readonly isStart?: boolean;
}

/** No script runs on these pages and nothing is loaded from anywhere else. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A whole page, with the banner that says what is invented and the number of the helpline. */
export function pageReply(
  { title, main, status = 200, isStart = false }: Page,
  helpline: HelplineNotice,
): Reply {
  const whole = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${isStart ? title : `${title} - Concordat`}</title>
<link rel="icon" href="/console/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/console/console.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<div class="wide">
<a class="name" href="/">Concordat</a>
<nav aria-label="Site"><a href="/#questions">Questions</a> <a href="/board">The board</a> <a href="/uses">Uses</a> <a href="/graphiql">GraphiQL</a></nav>
</div>
</header>
<aside class="demonstration" aria-label="Demonstration"><div class="wide"><strong>Demonstration.</strong> Figures of owners named <q>(demo)</q> are SYNTHETIC: invented, and about nobody. Figures of the Home Office and the Office for National Statistics are real.</div></aside>
<main id="main" class="wide">
${main}
</main>
<footer class="wide">${helplineMarkup(helpline)}<p>Official statistics: Home Office and Office for National Statistics, <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government Licence v3.0</a>.</p></footer>
</body>
</html>
`;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    body: whole.markup,
  };
}
