import type { Evidence } from './evidence.js';
import { recomputationFaults } from './recompute.js';
import { unboundNumbers } from './unboundNumbers.js';

/** Everything that doesn't fit together in the register, in words; empty where it does. */
export function evidenceFaults(evidence: Evidence): readonly string[] {
  return [
    ...repeatedIds(evidence),
    ...brokenLinks(evidence),
    ...claimFaults(evidence),
    ...unboundNumbers(evidence),
  ];
}

function repeatedIds(evidence: Evidence): readonly string[] {
  return Object.entries(evidence).flatMap(([list, entries]: [string, readonly { id: string }[]]) => {
    const ids = entries.map((entry) => entry.id);
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${list}: ${id} stands twice`);
  });
}

interface Link {
  readonly from: string;
  readonly to: readonly string[];
  readonly among: readonly { readonly id: string }[];
}

function brokenLinks(evidence: Evidence): readonly string[] {
  return linksOf(evidence).flatMap(({ from, to, among }) =>
    to
      .filter((id) => !among.some((entry) => entry.id === id))
      .map((id) => `${from} names ${id}, which doesn't exist`),
  );
}

function linksOf({
  asks,
  claims,
  contradictions,
  counterArguments,
  recommendations,
}: Evidence): readonly Link[] {
  return [
    ...asks.map((ask) => ({ from: `ask ${ask.id}`, to: [ask.recommendation], among: recommendations })),
    ...claims.flatMap(({ id, supports, counterArguments: named }) => [
      { from: `claim ${id}`, to: supports.asks, among: asks },
      { from: `claim ${id}`, to: supports.recommendations, among: recommendations },
      { from: `claim ${id}`, to: named, among: counterArguments },
    ]),
    ...counterArguments.flatMap(({ id, answers }) => [
      { from: `counter-argument ${id}`, to: answers.asks, among: asks },
      { from: `counter-argument ${id}`, to: answers.recommendations, among: recommendations },
    ]),
    ...contradictions.map(({ id, claims: named }) => ({
      from: `contradiction ${id}`,
      to: named,
      among: claims,
    })),
  ];
}

function claimFaults({ claims }: Evidence): readonly string[] {
  return claims.flatMap((claim) => [
    ...claim.recomputations.flatMap(recomputationFaults).map((fault) => `claim ${claim.id}: ${fault}`),
    ...claim.figuresAsWritten
      .filter((figure) => !claim.quotations.some((quotation) => quotation.includes(figure)))
      .map((figure) => `claim ${claim.id}: "${figure}" isn't in the words quoted`),
    ...(claim.standing === 'HOLDS' || claim.problems.length > 0
      ? []
      : [`claim ${claim.id} is ${claim.standing} without a caveat that says why`]),
  ]);
}
