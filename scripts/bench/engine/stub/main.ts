import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerWhenAsked } from '../process/answerWhenAsked.js';
import { shopSubgraphs } from '../shop/shopSdl.js';
import { answerShop } from './answerShop.js';

/** The four stub subgraphs in a process of their own: answers their addresses, then how often they were called. */
let calls = 0;
const servers = shopSubgraphs.map((name) => {
  const answer = answerShop(name);
  return createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    calls += 1;
    const body = Buffer.from(answer(await text(request)));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
  });
});
const listening = servers.map(
  (server, at) =>
    new Promise<[string, string]>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        resolve([shopSubgraphs[at] ?? '', `http://127.0.0.1:${port}/`]);
      });
    }),
);

answerWhenAsked(async (asked) =>
  asked === 'urls' ? Object.fromEntries(await Promise.all(listening)) : { calls },
);
