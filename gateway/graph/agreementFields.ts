import type { Agreement } from '../../schema/agreements/agreement.js';
import { conditions } from '../../schema/agreements/conditions.js';
import { provisions } from '../../schema/agreements/lawfulBasis.js';
import { canonicalHash } from '../../schema/protocol/canonicalJson.js';
import type { AgreementBook, ReadAgreementBook } from '../access/agreements/agreementBook.js';
import { dayOf, standingOf } from '../access/agreements/standing.js';
import type { HubGraphContext } from './hubResolvers.js';
import { unknownId } from './unknownId.js';

interface Means {
  readonly readAgreements: ReadAgreementBook;
  readonly clock: () => Date;
}

interface Asked {
  readonly owner?: string | null;
  readonly organisation?: string | null;
  readonly standing?: string | null;
}

/** An agreement with the book it stands in. */
interface Shown extends Agreement {
  readonly book: AgreementBook;
}

export const agreementQueries = ({ readAgreements, clock }: Means) => ({
  agreements: async (_: unknown, { owner, organisation, standing }: Asked): Promise<readonly Shown[]> => {
    const [book, day] = [await readAgreements(), dayOf(clock())];
    return shown(book).filter(
      (one) =>
        (owner == null || one.owner === owner) &&
        (organisation == null || one.organisations.includes(organisation)) &&
        (standing == null || standingOf(book, one, day) === standing),
    );
  },
  agreement: async (_: unknown, { id }: { readonly id: string }): Promise<Shown> => {
    const all = shown(await readAgreements());
    const found = all.find((one) => one.id === id);
    if (found !== undefined) return found;
    const known = all.map((one) => one.id);
    throw unknownId('agreement', id, known);
  },
});

/** A body that agreed: its own terms, for whatever asks about it by its id. */
export const agreementsOf =
  ({ readAgreements }: Means) =>
  async ({ id }: { readonly id: string }): Promise<readonly Shown[]> =>
    shown(await readAgreements()).filter(({ owner }) => owner === id);

const shown = (book: AgreementBook): readonly Shown[] =>
  book.agreements.map((agreement) => ({ ...agreement, book }));

export const agreementFields = ({ clock }: Means) => ({
  Agreement: {
    owner: ({ owner }: Shown, _: unknown, { loaders }: HubGraphContext) => loaders.partner.load(owner),
    standing: ({ book, ...agreement }: Shown) => standingOf(book, agreement, dayOf(clock())),
    revokedAt: ({ id, book }: Shown) => book.revoked.get(id) ?? null,
    hubOperator: ({ hub }: Shown) => hub.operator,
    hosting: ({ hub }: Shown) => hub.hosting,
    lawfulBasis: ({ lawfulBasis }: Shown) => lawfulBasis.map((code) => ({ code, text: provisions[code] })),
    conditions: ({ conditions: agreed }: Shown) => agreed.map((code) => ({ code, text: conditions[code] })),
    text: ({ text }: Shown) => text.name,
    textSha256: ({ text }: Shown) => text.sha256,
    sha256: ({ book: _, ...agreement }: Shown) => canonicalHash(agreement),
  },
  PartyRole: { CONTROLLER: 'controller', JOINT_CONTROLLER: 'joint-controller', PROCESSOR: 'processor' },
});
