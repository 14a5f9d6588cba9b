import { Field, ObjectType } from 'type-graphql';
import type { Fit as FitOfSchema, MembershipBasis } from '../../../schema/areas/areas.js';
import { enumOf } from '../../kit/index.js';
import { Area } from './area.js';

const fitKinds: Record<FitOfSchema['kind'], string> = {
  EXACT: 'The forces that stand for the city region cover exactly its local authorities.',
  PARTIAL: 'They leave out some of its local authorities, or take in others. See `missing` and `beyond`.',
};
const FitKindEnum = enumOf('FitKind', 'Whether a city region and its police forces coincide.', fitKinds);

const memberships: Record<MembershipBasis, string> = {
  LOOK_UP_2023: 'The look-up of the Office for National Statistics of 2023 lists the members.',
  GENERAL_KNOWLEDGE: 'Members are general knowledge, not yet checked against an official list.',
};
const MembershipBasisEnum = enumOf(
  'MembershipBasis',
  'How we know which local authorities belong to a city region.',
  memberships,
);

@ObjectType('Fit', {
  description:
    'How a city region and its police forces coincide, computed from the local authorities of both. Where they do not, figures by force stand under the name of the force.',
})
export class Fit {
  @Field(() => FitKindEnum, { description: 'EXACT or PARTIAL.' })
  kind!: string;

  @Field(() => [Area], {
    description: 'Every police force area that shares a local authority with the city region.',
  })
  forces!: Area[];

  @Field(() => [Area], {
    description:
      'Police force areas whose figures stand for the city region: those wholly inside it or, where none is, those that overlap it.',
  })
  standsFor!: Area[];

  @Field(() => [Area], { description: 'Local authorities of the city region that those figures leave out.' })
  missing!: Area[];

  @Field(() => [Area], {
    description: 'Local authorities outside the city region that those figures take in.',
  })
  beyond!: Area[];

  @Field(() => MembershipBasisEnum, { description: 'How we know the members of the city region.' })
  membership!: string;

  @Field(() => String, { description: 'The same in plain words.' })
  note!: string;
}
