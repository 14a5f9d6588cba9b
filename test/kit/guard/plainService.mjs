// The same as plainService.py, for machines without Python.
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

const server = createServer(async (request, response) => {
  const asked = JSON.parse((await buffer(request)).toString());
  const seen = { path: request.url, headers: request.headers, asked };
  const answer = JSON.stringify({ data: { seen: JSON.stringify(seen) } });
  response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  console.log('answered');
});
server.listen(0, '127.0.0.1', () => console.log(`ready ${server.address().port}`));
