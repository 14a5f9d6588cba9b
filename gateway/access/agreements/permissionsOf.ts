import type { Agreement } from '../../../schema/agreements/agreement.js';
import type { Catalogue } from '../../../schema/datasets/dataset.js';
import { canonicalHash } from '../../../schema/protocol/canonicalJson.js';
import { permissionsWithinFirewall } from '../firewall.js';
import type { Permissions } from '../permissions.js';
import type { Requester } from '../requester.js';
import type { AgreementBook } from './agreementBook.js';
import { ownerRefusal } from './ownerRefusal.js';
import { policyRefusal } from './policyRefusal.js';
import { covers, dayOf, standingOf } from './standing.js';

/** Names of the datasets that belong to partners, such as `police.referralsMade`; official ones are everybody's. */
export const partnersDatasets = ({ datasets }: Catalogue): readonly string[] =>
  datasets.filter(({ rule }) => rule !== 'PUBLISHED').map(({ sector, name }) => `${sector}.${name}`);

/**
 * What a requester may see: of each dataset the owners with an agreement in force that names the requester's
 * organisation and purpose. Default is no. Pure.
 */
export function permissionsOf(
  requester: Requester,
  { book, datasets }: { readonly book: AgreementBook; readonly datasets: readonly string[] },
  now: Date,
): Permissions {
  const day = dayOf(now);
  const reliedOn = agreementsFor(requester, book, day);
  const byDataset = new Map(
    datasets.flatMap((dataset) => {
      const covering = reliedOn.filter((one) => covers(one, dataset) && isOwn(book, one, dataset));
      return covering.length === 0 ? [] : [[dataset, covering] as const];
    }),
  );
  const owners = new Map(
    [...byDataset].map(
      ([dataset, covering]) => [dataset, new Set(covering.map(({ owner }) => owner))] as const,
    ),
  );
  const { organisation = null, purpose = null, scopes, kind } = requester;
  const isAuthenticated = kind !== 'anonymous';
  const listed = [...owners].map(([dataset, permitting]) => [dataset, [...permitting].sort()]);
  const question = { book, requester, day };
  return permissionsWithinFirewall(requester, {
    isAuthenticated,
    scopes: new Set(scopes),
    policies: new Set(owners.keys()),
    owners,
    fingerprint: canonicalHash([organisation, purpose, isAuthenticated, [...scopes].sort(), listed]),
    whyNot: (dataset) => policyRefusal({ ...question, dataset }),
    whyNotOwner: (named, dataset) => {
      const owner = ownerNamed(book, named);
      return owners.get(dataset)?.has(owner.id) ? undefined : ownerRefusal({ ...question, owner, dataset });
    },
    agreementsOn: (asked) => [
      ...new Set([...asked].flatMap((dataset) => (byDataset.get(dataset) ?? []).map(({ id }) => id))),
    ],
  });
}

function agreementsFor(
  { organisation, purpose }: Requester,
  book: AgreementBook,
  day: string,
): readonly Agreement[] {
  if (organisation === undefined || purpose === undefined) return [];
  return book.agreements.filter(
    (one) =>
      one.organisations.includes(organisation) &&
      one.purposes.includes(purpose) &&
      standingOf(book, one, day) === 'IN_FORCE',
  );
}

/** Nobody gives away what belongs to another sector. */
const isOwn = ({ owners }: AgreementBook, { owner }: Agreement, dataset: string): boolean =>
  owners.some(({ id, sector }) => id === owner && dataset.startsWith(`${sector}.`));

const ownerNamed = ({ owners }: AgreementBook, named: string) =>
  owners.find(({ id, name }) => id === named || name === named) ?? { id: named, name: named };
