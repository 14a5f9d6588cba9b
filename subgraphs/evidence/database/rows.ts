import type {
  CitedFigure,
  Claim,
  Contradiction,
  CounterArgument,
  Evidence,
} from '../../../schema/evidence/evidence.js';

/** Everything the database holds, as rows of its tables. */
export type Rows = ReturnType<typeof rowsOf>;

/** Turns the register into rows; `position` keeps the order of the files. Pure. */
export function rowsOf(evidence: Evidence) {
  const { sources, recommendations, asks, claims, counterArguments, contradictions, citedFigures } = evidence;
  return {
    sources: [...sources],
    recommendations: recommendations.map(positioned),
    asks: asks.map(({ recommendation, ...ask }, position) => ({
      ...ask,
      recommendationId: recommendation,
      position,
    })),
    claims: claims.map(claimRow),
    counterArguments: counterArguments.map(({ answers: _, ...row }, position) => ({ ...row, position })),
    contradictions: contradictions.map(contradictionRow),
    citedFigures: citedFigures.map(citedFigureRow),
    ...claimLinks(claims),
    ...counterArgumentLinks(counterArguments),
    contradictionClaims: contradictions.flatMap(({ id: contradictionId, claims: named }) =>
      named.map((claimId) => ({ contradictionId, claimId })),
    ),
  };
}

const positioned = <Row extends object>(row: Row, position: number) => ({ ...row, position });

function claimRow({ source, supports: _, counterArguments: __, ...claim }: Claim, position: number) {
  return { ...claim, sourceId: source, position };
}

/** A count's value is left to the register: only released cells are ever served as counts. */
function citedFigureRow({ value, ...figure }: CitedFigure, position: number) {
  return { ...figure, published: figure.kind === 'COUNT' ? null : value, position };
}

function contradictionRow({ first, second, claims: _, ...row }: Contradiction, position: number) {
  const sides = {
    firstWhere: first.where,
    firstSays: first.says,
    secondWhere: second.where,
    secondSays: second.says,
  };
  return { ...row, ...sides, position };
}

function claimLinks(claims: readonly Claim[]) {
  return {
    claimAsks: claims.flatMap(({ id: claimId, supports }) =>
      supports.asks.map((askId) => ({ claimId, askId })),
    ),
    claimRecommendations: claims.flatMap(({ id: claimId, supports }) =>
      supports.recommendations.map((recommendationId) => ({ claimId, recommendationId })),
    ),
    claimCounterArguments: claims.flatMap(({ id: claimId, counterArguments }) =>
      counterArguments.map((counterArgumentId) => ({ claimId, counterArgumentId })),
    ),
  };
}

function counterArgumentLinks(counterArguments: readonly CounterArgument[]) {
  return {
    counterArgumentAsks: counterArguments.flatMap(({ id: counterArgumentId, answers }) =>
      answers.asks.map((askId) => ({ counterArgumentId, askId })),
    ),
    counterArgumentRecommendations: counterArguments.flatMap(({ id: counterArgumentId, answers }) =>
      answers.recommendations.map((recommendationId) => ({ counterArgumentId, recommendationId })),
    ),
  };
}
