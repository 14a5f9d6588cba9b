const plain = 'application/json';
const graphql = 'application/graphql-response+json';

/**
 * The media type of an answer, by what the client accepts (RFC 9110, section 12.5.1); undefined where it takes neither
 * of the two that GraphQL over HTTP knows.
 */
export function answerType(accept: string | undefined): string | undefined {
  if (accept === undefined || accept.trim() === '') return `${plain}; charset=utf-8`;
  const ranges = accept.split(',').map(rangeOf);
  const [better, other] = [weightOf(plain, ranges), weightOf(graphql, ranges)];
  if (better === 0 && other === 0) return undefined;
  return `${other > better ? graphql : plain}; charset=utf-8`;
}

interface MediaRange {
  readonly type: string;
  readonly weight: number;
}

function rangeOf(text: string): MediaRange {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return { type, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}

/** The most exact range decides. */
function weightOf(type: string, ranges: readonly MediaRange[]): number {
  for (const range of [type, 'application/*', '*/*']) {
    const found = ranges.find((one) => one.type === range);
    if (found) return found.weight;
  }
  return 0;
}
