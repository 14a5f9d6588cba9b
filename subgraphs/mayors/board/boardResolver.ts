import { Arg, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { actionStateOn } from '../../../schema/board/actionState.js';
import type { MayorsContext } from '../mayorsContext.js';
import { bodyById } from './boardEntry.js';
import { findActions, findBoard, findMinutes } from './boardQueries.js';
import { Board, BoardAction, BoardPaper, Minutes } from './contract/board.js';
import { Citation } from './contract/citation.js';
import { StatedGap } from './contract/statedGap.js';

@Resolver(() => Board)
export class BoardResolver {
  @Query(() => Board, {
    nullable: true,
    description:
      'The London Modern Slavery Partnership Board: terms of reference, minutes, actions, and what of them is missing.',
  })
  async board(@Ctx() context: MayorsContext): Promise<Board> {
    const board = await findBoard(context.database);
    const { name } = await bodyById(board.bodyId, context);
    return { ...board, name };
  }

  @FieldResolver(() => [Minutes], {
    description:
      'Minutes of its meetings, the latest first. Those held are made up to show how they would look.',
  })
  @Directive('@listSize(assumedSize: 3)')
  minutes(@Ctx() { database }: MayorsContext): Promise<readonly Minutes[]> {
    return findMinutes(database);
  }

  @FieldResolver(() => [BoardAction], { description: 'Actions it agreed, the one due first at the head.' })
  @Directive('@listSize(assumedSize: 6)')
  async actions(
    @Arg('overdue', () => Boolean, {
      nullable: true,
      description: 'Keep actions that are overdue today, or those that are not.',
    })
    overdue: boolean | null | undefined,
    @Ctx() { database, today }: MayorsContext,
  ): Promise<readonly BoardAction[]> {
    const all = (await findActions(database)).map((action) => ({
      ...action,
      state: actionStateOn(today, action),
    }));
    return all.filter(({ state }) => overdue == null || (state === 'OVERDUE') === overdue);
  }

  @FieldResolver(() => Citation, { description: 'Where it is said when the board was set up.' })
  citation(@Root() { citation }: Board): Citation {
    return citation;
  }

  @FieldResolver(() => [StatedGap], {
    description: 'What the board has been asked to publish and is not held.',
  })
  @Directive('@listSize(assumedSize: 5)')
  gaps(@Root() { gaps }: Board): readonly StatedGap[] {
    return gaps;
  }
}

@Resolver(() => BoardPaper)
export class PaperResolver {
  @FieldResolver(() => StatedGap, {
    nullable: true,
    description: 'That it is missing. Null where the text is held.',
  })
  gap(@Root() { gap }: BoardPaper): StatedGap | null {
    return gap;
  }
}

@Resolver(() => BoardAction)
export class ActionResolver {
  @FieldResolver(() => Minutes, { nullable: true, description: 'Minutes of the meeting that agreed it.' })
  async minutes(
    @Root() { minutesId }: BoardAction,
    @Ctx() { board }: MayorsContext,
  ): Promise<Minutes | undefined> {
    return board.minutes.load(minutesId);
  }
}
