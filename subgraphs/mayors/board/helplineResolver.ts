import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { MayorsContext } from '../mayorsContext.js';
import { findHelpline } from './boardQueries.js';
import { CitedDocument } from './contract/citation.js';
import { Helpline } from './contract/helpline.js';

@Resolver(() => Helpline)
export class HelplineResolver {
  @Query(() => Helpline, {
    nullable: true,
    description: 'The Modern Slavery Helpline, for every public page.',
  })
  helpline(@Ctx() { database }: MayorsContext): Promise<Helpline> {
    return findHelpline(database);
  }

  @FieldResolver(() => CitedDocument, { nullable: true, description: 'Where the number stands.' })
  source(
    @Root() { citation }: Helpline,
    @Ctx() { board }: MayorsContext,
  ): Promise<CitedDocument | undefined> {
    return board.document.load(citation.source);
  }
}
