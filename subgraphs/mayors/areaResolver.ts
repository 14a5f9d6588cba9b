import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { AreaKind } from '../../schema/areas/areas.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { AreaKindEnum } from '../kit/index.js';
import { Area } from './contract/area.js';
import { Fit } from './contract/fit.js';
import { Mayor } from './contract/mayor.js';
import { Population } from './contract/population.js';
import { areaByCode, type MayorsContext } from './mayorsContext.js';
import { findAreasOfKind } from './queries.js';

@Resolver(() => Area)
export class AreaResolver {
  @Query(() => Area, {
    nullable: true,
    description:
      'One area by its ONS code. A code that no area has is the error UNKNOWN_AREA, with the nearest named.',
  })
  area(
    @Arg('code', () => ID, { description: 'ONS (GSS) code, for example E12000007 for London.' }) code: string,
    @Ctx() context: MayorsContext,
  ): Promise<Area> {
    return areaByCode(code, context);
  }

  @Query(() => [Area], { description: 'Every area of a kind, by name.' })
  @Directive('@listSize(assumedSize: 318)')
  areas(
    @Arg('kind', () => AreaKindEnum, { description: 'Which kind.' }) kind: AreaKind,
    @Ctx() { database }: MayorsContext,
  ): Promise<readonly Area[]> {
    return findAreasOfKind(database, kind);
  }

  @FieldResolver(() => [Area], {
    description: 'Areas of a kind that this one lies wholly inside, itself left out, by name.',
  })
  @Directive('@listSize(assumedSize: 3)')
  within(
    @Root() { code }: Area,
    @Arg('kind', () => AreaKindEnum, { description: 'Which kind.' }) kind: AreaKind,
    @Ctx() { loaders }: MayorsContext,
  ): Promise<readonly Area[]> {
    return loaders.within.load({ code, kind });
  }

  @FieldResolver(() => [Area], {
    description: 'Areas of a kind that lie wholly inside this one, itself left out, by name.',
  })
  @Directive('@listSize(assumedSize: 50)')
  members(
    @Root() { code }: Area,
    @Arg('kind', () => AreaKindEnum, { description: 'Which kind.' }) kind: AreaKind,
    @Ctx() { loaders }: MayorsContext,
  ): Promise<readonly Area[]> {
    return loaders.members.load({ code, kind });
  }

  @FieldResolver(() => Fit, {
    nullable: true,
    description: 'How a city region and its police forces coincide. Null for areas that are no city region.',
  })
  fit(@Root() { code }: Area, @Ctx() { loaders }: MayorsContext): Promise<Fit | undefined> {
    return loaders.fit.load(code);
  }

  @FieldResolver(() => Population, {
    nullable: true,
    description:
      'Residents, in persons. Source: ONS estimates, OGL v3.0. Null where a part of the area has no estimate here (Scotland, Northern Ireland, United Kingdom).',
  })
  async population(
    @Root() { code, name }: Area,
    @Arg('vintage', () => String, {
      nullable: true,
      description: 'For example mid-2020; left out, the newest.',
    })
    vintage: string | null | undefined,
    @Ctx() { loaders }: MayorsContext,
  ): Promise<Population | undefined> {
    const held = await loaders.populations.load(code);
    const found = vintage == null ? held[0] : held.find((population) => population.vintage === vintage);
    if (found === undefined && held.length > 0) throw unknownVintage(name, String(vintage), held);
    return found;
  }

  @FieldResolver(() => Mayor, { nullable: true, description: 'The elected mayor. Null where there is none.' })
  mayor(@Root() { code }: Area, @Ctx() { loaders }: MayorsContext): Promise<Mayor | undefined> {
    return loaders.mayor.load(code);
  }
}

const longestEcho = 40;

function unknownVintage(name: string, vintage: string, held: readonly Population[]): ConcordatError {
  return new ConcordatError('UNKNOWN_ID', {
    what: `There is no such estimate of the population of ${name}.`,
    expected: held.map((population) => population.vintage).join(', '),
    found: `"${vintage.slice(0, longestEcho)}"`,
    remedy: 'Ask for one of these vintages, or leave it out for the newest.',
  });
}
