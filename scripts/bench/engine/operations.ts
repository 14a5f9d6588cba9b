/**
 * The benchmark's question, three levels deep. The number changes aliases, arguments and the order of fields, so that
 * every number is an operation nobody has planned; 0 is the question that is asked again and again.
 */
export function benchmarkOperation(number: number): string {
  const a = number === 0 ? '' : `a${number}:`;
  const seed = number === 0 ? '' : `(seed:${number})`;
  const user = rotated(['id', 'username', `${a}name${seed}`], number);
  const review = rotated(['id', `${a}body${seed}`], number);
  const product = rotated(
    ['inStock', `${a}name${seed}`, 'price', 'shippingEstimate', 'upc', 'weight'],
    number,
  );
  const first = number === 0 ? '(first:5)' : `(first:5,seed:${number})`;
  const authors = `reviews{${review} author{${user} reviews{${review} product{${product}}}}}`;
  return `query Benchmark{
    users${seed}{${user} reviews{${review} product{${product} ${authors}}}}
    topProducts${first}{${product} ${authors}}
  }`;
}

function rotated(fields: readonly string[], number: number): string {
  const at = number % fields.length;
  return [...fields.slice(at), ...fields.slice(0, at)].join(' ');
}
