import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { ContactRegister } from '../../../schema/board/board.js';
import type { Freshness } from '../../../schema/board/staleness.js';
import { Area } from '../contract/area.js';
import { areaByCode, type MayorsContext } from '../mayorsContext.js';
import { bodyById } from './boardEntry.js';
import { findContactLists, findContacts } from './boardQueries.js';
import { contactOn } from './contactOn.js';
import { Body } from './contract/body.js';
import { Contact, ContactList } from './contract/contact.js';
import { ContactRegisterEnum } from './contract/enums.js';
import { StatedGap } from './contract/statedGap.js';

@Resolver(() => Contact)
export class ContactResolver {
  @Query(() => [Contact], { nullable: true, description: 'Contacts of one register, by code of area.' })
  @Directive('@listSize(assumedSize: 33)')
  async contacts(
    @Arg('register', () => ContactRegisterEnum, { description: 'Which of the two registers.' })
    register: ContactRegister,
    @Arg('area', () => ID, {
      nullable: true,
      description: 'Keep contacts for this area and those that lie in it. ONS code.',
    })
    area: string | null | undefined,
    @Ctx() context: MayorsContext,
  ): Promise<readonly Contact[]> {
    if (area != null) await areaByCode(area, context);
    const found =
      area == null ? await findContacts(context.database, register) : await context.board.contacts.load(area);
    return found
      .filter((contact) => contact.register === register)
      .map((contact) => contactOn(context.today, contact));
  }

  @FieldResolver(() => Area, { description: 'The borough.' })
  area(@Root() { areaCode }: Contact, @Ctx() context: MayorsContext): Promise<Area> {
    return areaByCode(areaCode, context);
  }
}

@Resolver(() => ContactList)
export class ContactListResolver {
  @Query(() => [ContactList], {
    nullable: true,
    description: 'The two registers of borough contacts, with what each lacks and how fresh it is today.',
  })
  @Directive('@listSize(assumedSize: 2)')
  async contactLists(@Ctx() { database, today }: MayorsContext): Promise<readonly ContactList[]> {
    const [lists, contacts] = await Promise.all([findContactLists(database), findContacts(database)]);
    const valid = contacts.map((contact) => contactOn(today, contact)).filter(({ isValid }) => isValid);
    return lists.map((list) => ({
      ...list,
      ...tally(valid.filter(({ register }) => register === list.register)),
    }));
  }

  @FieldResolver(() => Body, { description: 'Who keeps it.' })
  keptBy(@Root() { keptById }: ContactList, @Ctx() context: MayorsContext): Promise<Body> {
    return bodyById(keptById, context);
  }

  @FieldResolver(() => StatedGap, { description: 'What is missing from it.' })
  gap(@Root() { gap }: ContactList): StatedGap {
    return gap;
  }
}

function tally(contacts: readonly Contact[]) {
  const having = (freshness: Freshness) =>
    contacts.filter((contact) => contact.freshness === freshness).length;
  return {
    entries: contacts.length,
    fresh: having('FRESH'),
    stale: having('STALE'),
    neverVerified: having('NEVER_VERIFIED'),
  };
}
