import {
  approximations,
  certainties,
  figureKinds,
  origins,
  resultUnits,
  sources,
  standings,
} from '../../../schema/evidence/evidence.js';
import { enumOf } from '../../kit/index.js';

export const ClaimSourceEnum = enumOf('ClaimSource', 'The document a claim stands in.', sources);

export const StandingEnum = enumOf('Standing', 'How far a claim survives a check.', standings);

export const CertaintyEnum = enumOf('Certainty', 'How we know what we say.', certainties);

export const OriginEnum = enumOf('CounterArgumentOrigin', 'Where a counter-argument comes from.', origins);

export const ResultUnitEnum = enumOf('ResultUnit', 'What the result of a recomputation is.', resultUnits);

export const FigureKindEnum = enumOf('CitedFigureKind', 'What a cited value is.', figureKinds);

export const ApproximationEnum = enumOf(
  'Approximation',
  'How a cited value relates to the true one where the source does not give it exactly.',
  approximations,
);
