import type { KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import {
  type ReleaseDocument,
  type SignedRelease,
  signatureFault,
  signedReleaseSchema,
  signRelease,
} from '../../schema/protocol/release.js';
import { HubError } from '../errors.js';
import { type CheckMeans, checkRelease, type Fault } from './checkRelease.js';
import { findPartner } from './partners.js';
import { storeRelease } from './storeRelease.js';

export interface RegisterMeans extends CheckMeans {
  readonly pool: Pool;
}

/** How many faults an answer lists; the rest are counted. */
const faultsListed = 20;

/** Takes a release that a partner pushed: shape, owner, signature, rule, tables and every cell, then registers it. */
export async function registerPushed(means: RegisterMeans, body: unknown): Promise<'NEW' | 'KNOWN'> {
  const signed = readSigned(body);
  const { release } = signed;
  if (release.rule === 'PUBLISHED' || release.provenance === 'OFFICIAL') {
    throw refused(release.id, [
      {
        place: 'rule',
        expected: "rule PUBLISHED only in the hub's own import of an official file",
        found: release.rule,
      },
    ]);
  }
  await checkOwners(means, signed);
  return checkAndStore(means, signed);
}

/** Registers what the hub itself read from an official file, signed with the hub's key. */
export async function registerOfficial(means: RegisterMeans, release: ReleaseDocument, key: KeyObject) {
  return checkAndStore(means, signRelease(release, key));
}

async function checkAndStore(means: RegisterMeans, signed: SignedRelease): Promise<'NEW' | 'KNOWN'> {
  const faults = checkRelease(means, signed.release);
  const dataset = means.catalogue.dataset(signed.release.dataset);
  if (faults.length > 0 || dataset === undefined) throw refused(signed.release.id, faults);
  return storeRelease(means.pool, signed, dataset);
}

function readSigned(body: unknown): SignedRelease {
  const parsed = signedReleaseSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new HubError('RELEASE_REFUSED', 'This is not a signed release.', {
    faults: z.prettifyError(parsed.error),
  });
}

async function checkOwners({ pool }: RegisterMeans, signed: SignedRelease): Promise<void> {
  const { id, owners, provenance } = signed.release;
  const found = await Promise.all(owners.map((owner) => findPartner(pool, owner)));
  const unknown = owners.filter((_, at) => found[at] === undefined);
  if (unknown.length > 0) {
    throw refused(
      id,
      unknown.map((owner) => ({ place: 'owners', expected: 'a registered partner', found: owner })),
    );
  }
  const [first] = found;
  const fault = first?.publicKey ? signatureFault(signed, first.publicKey) : 'SIGNATURE';
  if (fault === 'HASH')
    throw refused(id, [{ place: 'sha256', expected: 'the hash of this release', found: 'another' }]);
  if (fault)
    throw refused(id, [{ place: 'signature', expected: `the signature of ${owners[0]}`, found: 'another' }]);
  const expected = found.some((owner) => owner?.demonstration) ? 'SYNTHETIC' : 'PARTNER';
  if (provenance !== expected) throw refused(id, [{ place: 'provenance', expected, found: provenance }]);
}

function refused(id: string, faults: readonly Fault[]): HubError {
  const more = faults.length - faultsListed;
  return new HubError('RELEASE_REFUSED', `Release ${id} was refused; nothing of it was registered.`, {
    faults: faults.slice(0, faultsListed),
    ...(more > 0 ? { more } : {}),
  });
}
