import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { BodyKind } from '../../../schema/board/board.js';
import type { MayorsContext } from '../mayorsContext.js';
import { bodyById } from './boardEntry.js';
import { findBodies } from './boardQueries.js';
import { Body } from './contract/body.js';
import { CitedDocument } from './contract/citation.js';
import { BodyKindEnum } from './contract/enums.js';

@Resolver(() => Body)
export class BodyResolver {
  @Query(() => [Body], {
    nullable: true,
    description:
      'Every body, office, system and artefact named in the letter or the press release, with a question that holds what the graph has of it.',
  })
  @Directive('@listSize(assumedSize: 60)')
  async bodies(
    @Arg('kind', () => BodyKindEnum, { nullable: true, description: 'Keep those of this kind.' })
    kind: BodyKind | null | undefined,
    @Ctx() { database }: MayorsContext,
  ): Promise<readonly Body[]> {
    const all = await findBodies(database);
    return kind == null ? all : all.filter((body) => body.kind === kind);
  }

  @Query(() => Body, {
    nullable: true,
    description: 'One of them. An id that none has is the error UNKNOWN_ID, with the nearest named.',
  })
  body(
    @Arg('id', () => ID, { description: 'Name in the register, such as hestia.' }) id: string,
    @Ctx() context: MayorsContext,
  ): Promise<Body> {
    return bodyById(id, context);
  }

  @FieldResolver(() => [CitedDocument], {
    description:
      'Which of the source documents name it. Empty where neither does and it belongs to what they speak of.',
  })
  @Directive('@listSize(assumedSize: 2)')
  async namedIn(
    @Root() { namedIn }: Body,
    @Ctx() { board }: MayorsContext,
  ): Promise<readonly CitedDocument[]> {
    const found = await Promise.all(namedIn.map((id) => board.document.load(id)));
    return found.filter((document) => document !== undefined);
  }
}
