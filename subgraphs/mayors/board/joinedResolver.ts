import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ContactRegister } from '../../../schema/board/board.js';
import { Area } from '../contract/area.js';
import type { MayorsContext } from '../mayorsContext.js';
import type { BoardLoaders } from './boardLoaders.js';
import { contactOn } from './contactOn.js';
import { Commitment } from './contract/commitment.js';
import { Contact } from './contract/contact.js';
import { ContactRegisterEnum } from './contract/enums.js';
import { Recommendation } from './contract/recommendation.js';
import { RecommendationResponse } from './contract/response.js';

@Resolver(() => Area)
export class AreaPapersResolver {
  @FieldResolver(() => [Commitment], {
    description: 'Commitments for the area, for an area it lies in, or for one that lies in it.',
  })
  @Directive('@listSize(assumedSize: 10)')
  async commitments(@Root() { code }: Area, @Ctx() { board }: MayorsContext): Promise<readonly Commitment[]> {
    return loadAll(board, await board.commitmentsOfArea.load(code));
  }

  @FieldResolver(() => [Contact], {
    description: 'Contacts of a register for the area and those that lie in it, by code of area.',
  })
  @Directive('@listSize(assumedSize: 33)')
  async contacts(
    @Root() { code }: Area,
    @Arg('register', () => ContactRegisterEnum, { description: 'Which of the two registers.' })
    register: ContactRegister,
    @Ctx() { board, today }: MayorsContext,
  ): Promise<readonly Contact[]> {
    const found = await board.contacts.load(code);
    return found
      .filter((contact) => contact.register === register)
      .map((contact) => contactOn(today, contact));
  }
}

@Resolver(() => Recommendation)
export class RecommendationResolver {
  @FieldResolver(() => [RecommendationResponse], {
    nullable: true,
    description: 'Responses to it, or that they are not held.',
  })
  @Directive('@listSize(assumedSize: 1)')
  responses(
    @Root() { id }: Recommendation,
    @Ctx() { board }: MayorsContext,
  ): Promise<readonly RecommendationResponse[]> {
    return board.responses.load(id);
  }

  @FieldResolver(() => [Commitment], { nullable: true, description: 'Commitments that bear on it.' })
  @Directive('@listSize(assumedSize: 6)')
  async commitments(
    @Root() { id }: Recommendation,
    @Ctx() { board }: MayorsContext,
  ): Promise<readonly Commitment[]> {
    return loadAll(board, await board.commitmentsOfRecommendation.load(id));
  }
}

async function loadAll({ commitment }: BoardLoaders, ids: readonly string[]): Promise<readonly Commitment[]> {
  const found = await Promise.all(ids.map((id) => commitment.load(id)));
  return found.filter((one) => one !== undefined);
}
