/** A binary operation and how tightly it binds. */
const operations: Readonly<
  Record<string, { binds: number; apply: (left: number, right: number) => number }>
> = {
  '+': { binds: 1, apply: (left, right) => left + right },
  '-': { binds: 1, apply: (left, right) => left - right },
  '*': { binds: 2, apply: (left, right) => left * right },
  '/': { binds: 2, apply: (left, right) => left / right },
};

const token = /\s*(\d+(?:\.\d+)?|[-+*/()])/y;

/** Works out numbers, + - * / and brackets, nothing else. Throws a `SyntaxError` that names what it met. */
export function evaluate(expression: string): number {
  const tokens = tokensOf(expression);
  let at = 0;
  const unexpected = (expected: string) =>
    new SyntaxError(`"${expression}": expected ${expected}, found ${tokens[at] ?? 'the end'}.`);
  const operand = (): number => {
    const found = tokens[at] ?? '';
    if (found !== '(' && !/^\d/.test(found)) throw unexpected('a number or an opening bracket');
    at++;
    return found === '(' ? bracketed() : Number(found);
  };
  const bracketed = (): number => {
    const value = upFrom(1);
    if (tokens[at] !== ')') throw unexpected('a closing bracket');
    at++;
    return value;
  };
  const upFrom = (least: number): number => {
    let left = operand();
    for (
      let next = operations[tokens[at] ?? ''];
      next && next.binds >= least;
      next = operations[tokens[at] ?? '']
    ) {
      at++;
      left = next.apply(left, upFrom(next.binds + 1));
    }
    return left;
  };
  const value = upFrom(1);
  if (at < tokens.length) throw unexpected('the end');
  return value;
}

/** The numbers written in an expression, in order. */
export const numbersIn = (expression: string): readonly number[] =>
  tokensOf(expression)
    .filter((found) => /^\d/.test(found))
    .map(Number);

function tokensOf(expression: string): readonly string[] {
  const tokens: string[] = [];
  let end = 0;
  for (token.lastIndex = 0; expression.slice(end).trim() !== ''; end = token.lastIndex) {
    const [, found] = token.exec(expression) ?? [];
    if (found === undefined)
      throw new SyntaxError(`"${expression}": expected arithmetic, found "${expression.slice(end)}".`);
    tokens.push(found);
  }
  return tokens;
}
