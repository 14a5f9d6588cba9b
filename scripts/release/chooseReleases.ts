import { closest, distance } from 'fastest-levenshtein';
import type { Catalogue, Dataset } from '../../schema/datasets/dataset.js';
import type { Partner } from '../../schema/partners/partners.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import type { Registered } from './registered.js';

/** A name further off than a third of its letters is no slip of the hand. */
const nearest = (name: string, known: readonly string[]): string | undefined => {
  const found = closest(name, [...known]);
  return distance(name.toLowerCase(), found.toLowerCase()) <= Math.ceil(name.length / 3) ? found : undefined;
};

const didYouMean = (name: string, known: readonly string[], otherwise: string): string => {
  const found = nearest(name, known);
  return found === undefined ? otherwise : `Did you mean ${found}?`;
};

/** @throws ConcordatError ARGUMENT_INVALID for a dataset that isn't declared */
export function requireDataset(catalogue: Catalogue, name: string): Dataset {
  const found = catalogue.dataset(name);
  if (found) return found;
  const names = catalogue.datasets.map((dataset) => dataset.name);
  throw new ConcordatError('ARGUMENT_INVALID', {
    what: `No dataset is called "${name.slice(0, 60)}".`,
    expected: `one of ${names.join(', ')}`,
    found: name.slice(0, 60),
    remedy: didYouMean(name, names, 'schema/datasets/README.md describes each.'),
  });
}

/** Owners by their id, those of the sector where none is named. @throws ConcordatError ARGUMENT_INVALID */
export function chooseOwners(
  { sector, name }: Dataset,
  partners: readonly Partner[],
  owner: string | undefined,
): readonly Partner[] {
  const own = partners.filter((partner) => partner.sector === sector);
  if (owner === undefined) return own;
  const found = own.find(({ id }) => id === owner);
  if (found) return [found];
  const ids = own.map(({ id }) => id);
  throw new ConcordatError('ARGUMENT_INVALID', {
    what: `No owner of ${name} is called "${owner.slice(0, 60)}".`,
    expected: `a partner of sector ${sector}`,
    found: owner.slice(0, 60),
    remedy: didYouMean(owner, ids, `Some of the ${ids.length}: ${ids.slice(0, 4).join(', ')}.`),
  });
}

/** The one owner that is meant. @throws ConcordatError ARGUMENT_INVALID where several could be */
export function requireOneOwner(dataset: Dataset, owners: readonly Partner[]): Partner {
  const [only, ...others] = owners;
  if (only !== undefined && others.length === 0) return only;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: `--owner, one of the ${owners.length} that have ${dataset.name}`,
    found: 'none named',
    remedy: `For example --owner ${only?.id ?? 'ID'}`,
  });
}

/** @throws ConcordatError DATA_INVALID where nothing is registered that could be looked at */
export function requireSome(
  releases: readonly Registered[],
  { name }: Dataset,
  owner: string | undefined,
): readonly Registered[] {
  if (releases.length > 0) return releases;
  throw new ConcordatError('DATA_INVALID', {
    what: `Nothing of ${name} is registered${owner === undefined ? '' : ` for ${owner}`}.`,
    expected: 'a release in the register of this hub',
    found: 'none',
    remedy: `Build one: npm run -s concordat -- release build ${name}${owner === undefined ? '' : ` --owner ${owner}`}`,
  });
}

/** The release that answers questions now: neither withdrawn nor corrected, the newest of its owner. */
export const isStanding = ({ withdrawnOn, correctedBy }: Registered): boolean =>
  withdrawnOn === null && correctedBy === null;
