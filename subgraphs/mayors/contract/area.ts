import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { AreaKind } from '../../../schema/areas/areas.js';
import { AreaKindEnum } from '../../kit/index.js';

@Directive('@key(fields: "code")')
@ObjectType('Area', {
  description:
    'An area of the United Kingdom, by its ONS code. Source of codes, names and nesting: Office for National Statistics, OGL v3.0.',
})
export class Area {
  @Field(() => ID, { description: 'ONS (GSS) code, for example E12000007 for London.' })
  code!: string;

  @Field(() => String, {
    description:
      'Name. A police force area has the name of its force, so that it is not mistaken for a city region.',
  })
  name!: string;

  @Field(() => [AreaKindEnum], { description: 'Kinds of the area. London is region and city region.' })
  kinds!: AreaKind[];
}
