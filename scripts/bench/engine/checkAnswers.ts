import { isDeepStrictEqual } from 'node:util';
import { benchmarkOperation } from './operations.js';

/**
 * Asks every gateway the same questions and compares: a fast wrong answer is worth nothing. Answers the size of the
 * answer to the benchmark's question, in bytes.
 */
export async function checkAnswers(
  urls: readonly string[],
  numbers: readonly number[] = [0, 7, 11],
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const sizes: number[] = [];
  for (const number of numbers) {
    const texts = await Promise.all(urls.map((url) => asked(url, benchmarkOperation(number), headers)));
    const [first, ...others] = texts.map((text): unknown => JSON.parse(text));
    const found = others.findIndex((other) => !isDeepStrictEqual(other, first));
    if (found >= 0)
      throw new Error(`${urls[found + 1]} answers operation ${number} otherwise than ${urls[0]}.`);
    if (texts[0]?.includes('"errors"'))
      throw new Error(`${urls[0]} answers operation ${number} with errors.`);
    sizes.push(Buffer.byteLength(texts[0] ?? ''));
  }
  return sizes[0] ?? 0;
}

async function asked(url: string, query: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return response.text();
}
