import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { MayorsContext } from '../mayorsContext.js';
import { bodyById } from './boardEntry.js';
import { Body } from './contract/body.js';
import { Citation, CitedDocument, type StoredCitation } from './contract/citation.js';
import { StatedGap, type StoredGap } from './contract/statedGap.js';

@Resolver(() => Citation)
export class CitationResolver {
  @FieldResolver(() => CitedDocument, { nullable: true, description: 'The document.' })
  source(
    @Root() { source }: StoredCitation,
    @Ctx() { board }: MayorsContext,
  ): Promise<CitedDocument | undefined> {
    return board.document.load(source);
  }
}

@Resolver(() => StatedGap)
export class GapResolver {
  @FieldResolver(() => Body, { description: 'Who would have to publish it.' })
  publisher(@Root() { publisher }: StoredGap, @Ctx() context: MayorsContext): Promise<Body> {
    return bodyById(publisher, context);
  }
}
