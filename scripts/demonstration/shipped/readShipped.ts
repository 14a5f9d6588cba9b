import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Catalogue } from '../../../schema/datasets/dataset.js';
import type { Partner } from '../../../schema/partners/partners.js';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { type SignedRelease, signatureFault } from '../../../schema/protocol/release.js';
import { messageOf } from '../../systemError.js';
import { staleParts } from './builtFrom.js';
import { type BuiltFrom, type ShippedFile, shippedFileSchema } from './shippedFile.js';
import { unshipRelease } from './shipRelease.js';

export interface ShippedMeans {
  readonly catalogue: Catalogue;
  /** What a release built now would be built from. */
  readonly now: BuiltFrom;
  /** Folder of the files; left out for the one that ships. */
  readonly folder?: URL;
}

export const shippedFolder = new URL('../releases/', import.meta.url);

export const shippedFileName = (owner: string): string => `${owner}.json`;

/** The shipped file of a partner, of now and of the right shape. @throws ConcordatError DATA_INVALID */
export function readShipped({ now, folder = shippedFolder }: ShippedMeans, owner: string): ShippedFile {
  const name = shippedFileName(owner);
  const parsed = shippedFileSchema.safeParse(jsonOf(name, folder));
  if (!parsed.success) throw unusable(name, z.prettifyError(parsed.error).slice(0, 500));
  const stale = staleParts(parsed.data.builtFrom, now);
  if (stale.length > 0) throw unusable(name, `built before ${stale.join(' and ')} changed`);
  if (parsed.data.owner !== owner) throw unusable(name, `releases of ${parsed.data.owner}`);
  return parsed.data;
}

/**
 * Every release of a partner as it was signed, each checked before it is handed on: its grid, its hash, and that the
 * partner's key signed it.
 * @throws ConcordatError DATA_INVALID
 */
export function* shippedReleases(means: ShippedMeans, partner: Partner): Generator<SignedRelease> {
  const name = shippedFileName(partner.id);
  for (const shipped of readShipped(means, partner.id).releases) {
    const signed = unshipped(means.catalogue, name, shipped);
    const fault = signatureFault(signed, partner.publicKey ?? '');
    if (fault === 'HASH')
      throw unusable(name, `${signed.release.id} with another content than its hash says`);
    if (fault) throw unusable(name, `${signed.release.id}, signed by somebody else`);
    yield signed;
  }
}

function unshipped(
  catalogue: Catalogue,
  name: string,
  shipped: ShippedFile['releases'][number],
): SignedRelease {
  try {
    return unshipRelease(catalogue, shipped);
  } catch (cause) {
    if (cause instanceof RangeError) throw unusable(name, `${shipped.release.id}: ${cause.message}`, cause);
    throw cause;
  }
}

function jsonOf(name: string, folder: URL): unknown {
  try {
    return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  } catch (cause) {
    throw unusable(name, messageOf(cause), cause);
  }
}

const unusable = (name: string, found: string, cause?: unknown): ConcordatError =>
  new ConcordatError('DATA_INVALID', {
    what: "The demonstration's releases that ship can't be used.",
    expected: `scripts/demonstration/releases/${name} to hold the releases that this version builds`,
    found,
    remedy: 'Build them again with: npm run generate',
    cause,
  });
