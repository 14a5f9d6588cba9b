import type { Claim, Evidence } from './evidence.js';
import { isSafeToRepeat } from './standing.js';
import { tellingNumbers } from './tellingNumbers.js';

/**
 * Numbers of sentences that the pack prints that nothing bears out: what may be said in place of a claim, what an ask
 * says and what is answered to a counter-argument. Each has to come from a recomputation, from a figure that is cited
 * with its source, or from a claim that may be repeated.
 */
export function unboundNumbers({
  asks,
  claims,
  counterArguments,
  citedFigures,
}: Evidence): readonly string[] {
  const everywhere = [...citedFigures.map(({ value }) => value), ...claims.flatMap(repeatable)];
  const recomputed = [...everywhere, ...claims.flatMap(workedOut)];
  return [
    ...claims.flatMap((claim) =>
      unbound(
        `claim ${claim.id}`,
        [claim.sayInstead],
        [...everywhere, ...workedOut(claim), ...written(claim)],
      ),
    ),
    ...asks.flatMap(({ id, asWritten, callsFor, changedSince = '' }) =>
      unbound(`ask ${id}`, [asWritten, callsFor, changedSince], recomputed),
    ),
    ...counterArguments.flatMap(({ id, says, answer }) =>
      unbound(`counter-argument ${id}`, [says, answer], recomputed),
    ),
  ];
}

const unbound = (where: string, texts: readonly string[], known: readonly number[]): readonly string[] =>
  texts
    .flatMap(tellingNumbers)
    .filter((text) => !known.some((value) => isRoundedTo(value, text)))
    .map((text) => `${where}: nothing bears out the number ${text}`);

const workedOut = ({ recomputations }: Claim): readonly number[] =>
  recomputations.flatMap(({ inputs, result }) => [...inputs.map(({ value }) => value), result.value]);

const written = ({ figuresAsWritten, quotations }: Claim): readonly number[] =>
  [...figuresAsWritten, ...quotations].flatMap(tellingNumbers).map(Number);

const repeatable = (claim: Claim): readonly number[] =>
  isSafeToRepeat(claim.standing) ? written(claim) : [];

/** Whether a text says this value, to the decimals that it gives. */
function isRoundedTo(value: number, text: string): boolean {
  const decimals = text.split('.')[1]?.length ?? 0;
  return Math.abs(value - Number(text)) <= 0.5 * 10 ** -decimals + 1e-9;
}
