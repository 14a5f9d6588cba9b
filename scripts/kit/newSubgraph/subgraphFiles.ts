/** What a new subgraph is called and what it starts with. */
export interface NewSubgraph {
  readonly name: string;
  readonly dataset: string;
  /** File name of the packed kit within the folder. */
  readonly tarball: string;
  /** Exact versions, by package. */
  readonly versions: Readonly<Record<string, string>>;
}

/** The files of a new subgraph that somebody writes on from, by path. */
export function subgraphFiles(parts: NewSubgraph): Readonly<Record<string, string>> {
  return {
    'package.json': packageJson(parts),
    '.gitignore': 'node_modules/\n*.key.pem\nkeys.json\n*.mapping.json\naudit.*\n',
    'README.md': readme(parts),
    'src/subgraph.js': subgraph(parts),
    'src/main.js': main(parts),
    'test/subgraph.test.js': test(parts),
  };
}

const packageJson = ({ name, tarball, versions }: NewSubgraph): string =>
  `${JSON.stringify(
    {
      name: `${name}-subgraph`,
      version: '0.1.0',
      private: true,
      type: 'module',
      engines: { node: '>=20.19' },
      scripts: { start: 'node src/main.js', test: 'node --test' },
      dependencies: { ...versions, 'concordat-kit': `file:${tarball}` },
    },
    null,
    2,
  )}\n`;

const subgraph = ({ name }: NewSubgraph): string => `import { readFileSync } from 'node:fs';
import { ownSubgraph, packedKnowledge, readReleases } from 'concordat-kit';

export const name = '${name}';
export const releases = readReleases(new URL('../releases/', import.meta.url));
export const { publicKey } = JSON.parse(
  readFileSync(new URL('../${name}-demo.partner.json', import.meta.url), 'utf8'),
);

/** The service: it holds what was released and nothing else. */
export const start = (hooks = {}) =>
  ownSubgraph({ name, knowledge: packedKnowledge(), releases, publicKey, ...hooks });
`;

const main = ({ name }: NewSubgraph): string => `import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { handToHub, pinnedWitness, ringKeys, startSubgraphServer, tellAndStop } from 'concordat-kit';
import { name, releases, start } from './subgraph.js';

process.on('uncaughtException', tellAndStop);
const { values } = parseArgs({ options: { hub: { type: 'string' } } });
const here = (file) => new URL(\`../\${file}\`, import.meta.url);
const at = (file) => fileURLToPath(here(file));
const subgraph = start();
writeFileSync(here('subgraph.graphql'), subgraph.sdl);
const server = await startSubgraphServer({
  subgraphs: [subgraph],
  findKey: ringKeys(here('keys.json')),
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 4100),
  publicOrigin: process.env.PUBLIC_ORIGIN,
  // Keeps the last checkpoint of the hub's audit log, and refuses one that shows another history.
  witness: () => pinnedWitness({ file: at('audit.checkpoint'), keyFile: at('audit.log-key') }),
  onError: console.error,
});
const url = server.url(name);
if (values.hub !== undefined) {
  const owner = JSON.parse(readFileSync(here('${name}-demo.partner.json'), 'utf8')).id;
  const key = here('${name}-demo.key.pem');
  const write = (text) => void process.stdout.write(text);
  // The mailbox of the office that runs the service, for the hub's operator alone. Put yours here.
  const contact = 'statistics@example.org';
  await handToHub({ hub: values.hub, subgraph, releases, owner, key, url, contact, logKey: here('audit.log-key'), write });
}
console.log(\`\${name} answers its hub at \${url}\`);
`;

const test = (_: NewSubgraph): string => `import { describeSubgraph } from 'concordat-kit';
import { name, publicKey, releases, start } from '../src/subgraph.js';

describeSubgraph({ name, start, releases, publicKey });
`;

const readme = ({ name, dataset }: NewSubgraph): string => `# ${name}

A federated service of one owner's releases, built on concordat-kit. Its rows in \`${dataset}.csv\` are SYNTHETIC.

\`\`\`
npm install && npm test                      contract, guard, batching, release safety
npm start                                    answers its hub, and writes subgraph.graphql
npm start -- --hub https://hub.example       the same, and registers its releases and publishes itself there
\`\`\`

\`npm start\` needs \`keys.json\`: what the hub signs its requests with. Whoever runs the hub writes it from \`${name}-demo.partner.json\`, in which nothing is secret:

\`\`\`
concordat partner add ${name}-demo.partner.json --subgraph ${name} --keys keys.json
\`\`\`

To publish figures of your own: make your own key (\`npx concordat-kit keygen\`), put your sheet in place of \`${dataset}.csv\`, then

\`\`\`
npx concordat-kit build ${dataset}.csv --from 2022-01-01 --to 2023-12-31 --out releases
npx concordat-kit sign releases/*.unsigned.json --out releases
\`\`\`

and start it with \`--hub\` again. Your own continuous integration uses \`concordat check\` and \`concordat publish ${name}\`, which end with exit code 7 where the hub refuses.
`;
