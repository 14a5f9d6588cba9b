import type { Reply } from '../http/route.js';
import { type HelplineNotice, telephoneLink } from './helpline.js';
import { html } from './html.js';

/** GraphiQL's editor writes its styles into the page and runs in workers; scripts come from here alone. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What GraphiQL opens with when nothing is asked. */
const example = `# Concordat: one question across agencies. Run it with Ctrl-Enter.
# Owners named (demo) hold SYNTHETIC figures; the Home Office's are official.
query London {
  area(code: "E12000007") {
    name
    population { persons vintage }
    mayor { title policePowers }
    fit { kind note }
    referralsMade(period: "2021..2023", table: FORCE_YEAR) {
      owners { name }
      basis
      caveats
      cells { area { name } period count { value status note } }
    }
  }
  claim(id: "L14") { standing because sayInstead }
}
`;

export interface Opening {
  readonly query?: string | undefined;
  readonly variables?: string | undefined;
  /** Headers that it opens with, as JSON. */
  readonly headers?: string | undefined;
}

/** The page that GraphiQL lives on. It reads its opening from the element's data, so no inline script is needed. */
export function graphiqlPage(opening: Opening, helpline: HelplineNotice): Reply {
  const { query = example, variables = '', headers = '{}' } = opening;
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GraphiQL - Concordat</title>
<link rel="icon" href="/console/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/graphiql/assets/graphiql.css">
<link rel="stylesheet" href="/console/console.css">
</head>
<body class="graphiql-page">
<p class="graphiql-top"><a href="/">Concordat</a> <span>Owners named (demo) hold SYNTHETIC figures.</span> <span>${helpline.name}: ${telephoneLink(helpline.number)}</span></p>
<div id="graphiql" data-query="${query}" data-variables="${variables}" data-headers="${headers}"><noscript>GraphiQL needs JavaScript. The saved questions do not.</noscript></div>
<script type="module" src="/graphiql/assets/graphiql.js"></script>
</body>
</html>
`;
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    body: page.markup,
  };
}
