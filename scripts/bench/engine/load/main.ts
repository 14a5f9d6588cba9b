import autocannon from 'autocannon';
import { z } from 'zod';
import { benchmarkOperation } from '../operations.js';
import { answerWhenAsked } from '../process/answerWhenAsked.js';

const order = z.object({
  url: z.string(),
  /** All of them are answered before the measurement ends: what is cut off would cost CPU and count for nothing. */
  requests: z.number(),
  connections: z.number(),
  /** Number of the first operation, each later one being one higher; 0 asks the same again and again. */
  firstOperation: z.number(),
  headers: z.record(z.string(), z.string()).optional(),
});

/** Runs to the last answer. Its own duration ends with the second in which that came, so it is timed here. */
function loaded(options: autocannon.Options): Promise<autocannon.Result & { readonly seconds: number }> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    let last = begun;
    autocannon(options, (error, result) => {
      if (error) reject(error);
      else resolve({ ...result, seconds: (last - begun) / 1_000 });
    }).on('response', () => {
      last = performance.now();
    });
  });
}

/** The load generator, in a process of its own: puts a gateway under load when asked, and answers what it saw. */
answerWhenAsked(async (asked) => {
  const { url, requests, connections, firstOperation, headers } = order.parse(asked);
  let next = firstOperation;
  const bodyOf = (number: number): string => JSON.stringify({ query: benchmarkOperation(number) });
  const result = await loaded({
    url,
    connections,
    amount: requests,
    timeout: 120,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: bodyOf(0),
    ...(firstOperation > 0 && {
      requests: [{ setupRequest: (request) => ({ ...request, body: bodyOf(next++) }) }],
    }),
  });
  return {
    completed: result['2xx'],
    failed: result.non2xx + result.errors + result.timeouts,
    seconds: result.seconds,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    operations: next - firstOperation,
  };
});
