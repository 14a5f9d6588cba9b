import { actionStates } from '../../../../schema/board/actionState.js';
import {
  bodyKinds,
  commitmentKinds,
  commitmentStates,
  contactRegisters,
  pointStates,
  recordProvenances,
} from '../../../../schema/board/board.js';
import { freshnesses } from '../../../../schema/board/staleness.js';
import { certainties } from '../../../../schema/evidence/evidence.js';
import { enumOf } from '../../../kit/index.js';

export const BodyKindEnum = enumOf('BodyKind', 'What a named thing is.', bodyKinds);

export const CommitmentKindEnum = enumOf('CommitmentKind', 'What a commitment is.', commitmentKinds);

export const CommitmentStateEnum = enumOf(
  'CommitmentState',
  'How far something promised has come.',
  commitmentStates,
);

export const RecordProvenanceEnum = enumOf(
  'RecordProvenance',
  'Where a text of the board or a contact comes from.',
  recordProvenances,
);

export const ContactRegisterEnum = enumOf(
  'ContactRegister',
  'The two registers of borough contacts. They are different lists and neither stands in for the other.',
  contactRegisters,
);

export const FreshnessEnum = enumOf('Freshness', 'How fresh a contact is.', freshnesses);

export const ActionStateEnum = enumOf(
  'ActionState',
  'How an action of the board stands today.',
  actionStates,
);

export const PointStateEnum = enumOf(
  'SuperComplaintPointState',
  'How far a point of the super-complaint has come.',
  pointStates,
);

// Also in the evidence subgraph, from the same table: composition needs both to have the same values.
export const CertaintyEnum = enumOf('Certainty', 'How we know what we say.', certainties);
