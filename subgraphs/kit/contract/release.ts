import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { ProvenanceEnum, ReleaseRuleEnum } from './enums.js';

@Directive('@key(fields: "id")')
@Directive('@shareable')
@ObjectType('Partner', { description: 'An organisation that owns releases.' })
export class Partner {
  @Field(() => ID, { description: 'Name of the partner in the register.' })
  id!: string;

  @Field(() => String, { description: 'What it is called. A demonstration partner says "(demo)".' })
  name!: string;

  @Field(() => Boolean, { description: 'True where everything this partner shows is invented.' })
  demonstration!: boolean;
}

@Directive('@shareable')
@ObjectType('Break', { description: 'A break in the series: figures before and after are not comparable.' })
export class Break {
  @Field(() => String, { description: 'First period after the break.' })
  period!: string;

  @Field(() => String, { description: 'What changed.' })
  what!: string;
}

@Directive('@shareable')
@ObjectType('Source', { description: 'The publication that an official release was read from.' })
export class Source {
  @Field(() => String, { description: 'Title of the publication.' })
  title!: string;

  @Field(() => String, { description: 'Who published it.' })
  publisher!: string;

  @Field(() => String, { description: 'When it was published.' })
  published!: string;

  @Field(() => String, { nullable: true, description: 'Where it can be read.' })
  url!: string | null;

  @Field(() => String, { description: 'Name of the file that was read.' })
  file!: string;

  @Field(() => String, { description: 'SHA-256 of that file, in hex.' })
  sha256!: string;

  @Field(() => String, { description: 'Licence and attribution.' })
  licence!: string;
}

@Directive('@key(fields: "id")')
@Directive('@shareable')
@ObjectType('Release', {
  description: 'A set of tables that its owners protected once, signed and published. It never changes.',
})
export class Release {
  @Field(() => ID, { description: 'Name of the release in the register.' })
  id!: string;

  @Field(() => [Partner], { description: 'Who owns the figures.' })
  owners!: Partner[];

  @Field(() => String, { description: 'Dataset it is a release of.' })
  dataset!: string;

  @Field(() => String, { description: 'Date of this vintage, YYYY-MM-DD. A later vintage may revise it.' })
  vintage!: string;

  @Field(() => Int, { description: 'Days from the vintage to this answer.' })
  ageInDays!: number;

  @Field(() => String, { description: 'First and last period, as 2019..2023.' })
  period!: string;

  @Field(() => ReleaseRuleEnum, { description: 'How it protects the people behind it.' })
  rule!: string;

  @Field(() => ProvenanceEnum, { description: 'Where the figures come from.' })
  provenance!: string;

  @Field(() => [String], { description: 'What has to be known to use the figures.' })
  caveats!: string[];

  @Field(() => [Break], { description: 'Breaks in the series.' })
  breaks!: Break[];

  @Field(() => Source, { nullable: true, description: 'The publication an official release was read from.' })
  source!: Source | null;

  @Field(() => String, { description: 'SHA-256 of the canonical release, in hex.' })
  sha256!: string;

  @Field(() => String, { description: "The owner's Ed25519 signature, base64." })
  signature!: string;
}
