import type { Sector } from '../../schema/datasets/dataset.js';
import { type SignedRelease, signatureFault } from '../../schema/protocol/release.js';
import type { Fault } from './fault.js';
import type { Partner } from './partners.js';

/**
 * What is wrong with who pushed a release: an owner nobody knows, another's name, a signature that isn't the first
 * owner's, a dataset of another sector, a provenance that isn't theirs.
 * @param found the registered partner for each owner, in their order
 * @param sector that of the dataset, where it is known
 */
export function ownerFaults(
  signed: SignedRelease,
  found: readonly (Partner | undefined)[],
  sector: Sector | undefined,
): readonly Fault[] {
  const { id, owners, dataset } = signed.release;
  const unknown = owners.filter((_, at) => found[at] === undefined);
  if (unknown.length > 0) {
    return unknown.map((owner) => ({ place: 'owners', expected: 'a registered partner', found: owner }));
  }
  // Otherwise one partner could take the name of another's next release.
  if (!id.startsWith(`${owners[0]}.`)) {
    return [{ place: 'id', expected: `an id that begins with ${owners[0]}.`, found: id }];
  }
  const signature = signatureFaults(signed, found[0]);
  if (signature.length > 0) return signature;
  const strangers = found.flatMap((owner) => (owner && sector && owner.sector !== sector ? [owner] : []));
  const expected = `an owner of sector ${sector}, to which ${dataset} belongs`;
  return [
    ...strangers.map((owner) => ({ place: 'owners', expected, found: `${owner.id} (${owner.sector})` })),
    ...provenanceFaults(signed, found),
  ];
}

function signatureFaults(signed: SignedRelease, first: Partner | undefined): readonly Fault[] {
  const fault = first?.publicKey ? signatureFault(signed, first.publicKey) : 'SIGNATURE';
  if (fault === 'HASH') return [{ place: 'sha256', expected: 'the hash of this release', found: 'another' }];
  if (fault === undefined) return [];
  return [{ place: 'signature', expected: `the signature of ${signed.release.owners[0]}`, found: 'another' }];
}

/** What a demonstration partner shows is invented, and what another shows isn't. */
function provenanceFaults(
  { release }: SignedRelease,
  found: readonly (Partner | undefined)[],
): readonly Fault[] {
  const expected = found.some((owner) => owner?.demonstration) ? 'SYNTHETIC' : 'PARTNER';
  if (release.provenance === expected) return [];
  return [{ place: 'provenance', expected, found: release.provenance }];
}
