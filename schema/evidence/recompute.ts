import { evaluate, numbersIn } from './arithmetic.js';
import type { Recomputation, ResultUnit } from './evidence.js';

const scale = { COUNT: 1, PERCENT: 100, PERCENTAGE_POINTS: 100, TIMES: 1 } as const satisfies Record<
  ResultUnit,
  number
>;

/** Works the expression out in the unit and decimals of the recorded result. */
export function recompute({ expression, result }: Recomputation): number {
  // Twelve digits first: (0.478 - 0.1645) * 100 is 31.349999999999998 in binary and would round the wrong way.
  const exact = Number((evaluate(expression) * scale[result.unit]).toPrecision(12));
  return Number(`${Math.round(Number(`${exact}e${result.decimals}`))}e-${result.decimals}`);
}

/** What is wrong with a recomputation: the result doesn't follow, or a number in it isn't explained. */
export function recomputationFaults(recomputation: Recomputation): readonly string[] {
  const found = recompute(recomputation);
  const { expression, inputs, result } = recomputation;
  const explained = inputs.map((input) => input.value);
  const used = numbersIn(expression);
  return [
    ...(found === result.value ? [] : [`${expression} is ${found}, recorded as ${result.value}`]),
    ...used
      .filter((value) => !explained.includes(value))
      .map((value) => `${value} in ${expression} has no input`),
    ...explained
      .filter((value) => !used.includes(value))
      .map((value) => `input ${value} isn't in ${expression}`),
  ];
}

const suffix = {
  COUNT: '',
  PERCENT: '%',
  PERCENTAGE_POINTS: ' percentage points',
  TIMES: ' times',
} as const satisfies Record<ResultUnit, string>;

/** The arithmetic as a reader sees it: `(2,346 - 187) / 187 = 1,154.55%`. */
export function writtenOut({ expression, result }: Recomputation): string {
  const grouped = expression.replace(/\d+(?:\.\d+)?/g, (digits) =>
    Number(digits).toLocaleString('en-GB', { maximumFractionDigits: 6 }),
  );
  const { value, unit, decimals } = result;
  const shown = value.toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return `${grouped} = ${shown}${suffix[unit]}`;
}
