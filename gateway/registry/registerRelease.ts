import type { KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import {
  type ReleaseDocument,
  type SignedRelease,
  signedReleaseSchema,
  signRelease,
} from '../../schema/protocol/release.js';
import type { Recorder } from '../audit/log/auditLog.js';
import { HubError } from '../errors.js';
import { type CheckMeans, checkRelease } from './checkRelease.js';
import { correctionFaults } from './correctionFaults.js';
import type { Fault } from './fault.js';
import { inTransaction } from './inTransaction.js';
import { ownerFaults } from './ownerFaults.js';
import { findPartner, type Partner } from './partners.js';
import type { ProtectionGuard } from './protection/protectionGuard.js';
import { releaseHappening } from './releaseHappenings.js';
import { type StorableRelease, storeRelease, storeReleases } from './storeRelease.js';

export interface RegisterMeans extends CheckMeans {
  readonly pool: Pool;
  /** Nothing comes into the register that isn't recorded there first. */
  readonly audit: Recorder;
}

/** What the door for partners' releases needs beside: the second look at their protection. */
export interface PushMeans extends RegisterMeans {
  readonly protection: ProtectionGuard;
  /** Learns of the tables that owners have accepted; left out, what was declared at the start is all. */
  readonly learnTables?: () => Promise<void>;
}

/** How many faults an answer lists; the rest are counted. */
const faultsListed = 20;
/** How much is said of a body that has not the shape of a release, in characters. */
const faultsLength = 2000;

/**
 * Takes a release that a partner pushed: shape, owner, signature, rule, tables, every cell, and what can be computed
 * from them and from what the owner released before; then registers it.
 */
export async function registerPushed(means: PushMeans, body: unknown): Promise<'NEW' | 'KNOWN'> {
  const signed = readSigned(body);
  await means.learnTables?.();
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
  const owners = await checkOwners(means, signed);
  const correction = await correctionFaults(means.pool, release);
  if (correction.length > 0) throw refused(release.id, correction);
  return store(means, checked(means, signed, owners), owners);
}

/** One release of an owner at a time: each is audited together with those that came before it. */
async function store(
  { pool, protection, audit }: PushMeans,
  storable: StorableRelease,
  owners: readonly Partner[],
): Promise<'NEW' | 'KNOWN'> {
  const { release } = storable.signed;
  const home = owners.length === 1 ? owners[0]?.area : undefined;
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [release.owners.join('+')]);
    const { rowCount } = await client.query('SELECT FROM release WHERE id = $1', [release.id]);
    if (rowCount !== 0) return storeRelease(client, storable);
    const found = await protection.audit(client, release, home ?? undefined);
    if (found.faults.length > 0) throw refused(release.id, found.faults);
    const outcome = await storeRelease(client, storable);
    await found.record(client);
    // The last thing before it counts: what can't be recorded is rolled back.
    await audit.append(releaseHappening(release, storable.signed.sha256, 'PARTNER'));
    return outcome;
  });
}

/** Registers what the hub itself read from an official file, signed with the hub's key: every release or none. */
export async function registerOfficial(
  means: RegisterMeans,
  releases: readonly ReleaseDocument[],
  key: KeyObject,
): Promise<readonly ('NEW' | 'KNOWN')[]> {
  return storeReleases(
    means.pool,
    releases.map((release) => checked(means, signRelease(release, key))),
    async (stored) => {
      const happenings = stored.map(({ release, sha256 }) => releaseHappening(release, sha256, 'OFFICIAL'));
      await Promise.all(happenings.map((happening) => means.audit.append(happening)));
    },
  );
}

function checked(
  means: RegisterMeans,
  signed: SignedRelease,
  owners: readonly Partner[] = [],
): StorableRelease {
  const ownAreas = owners.flatMap(({ area }) => area ?? []);
  const faults = checkRelease(means, signed.release, ownAreas);
  const dataset = means.catalogue.dataset(signed.release.dataset);
  if (faults.length > 0 || dataset === undefined) throw refused(signed.release.id, faults);
  return { signed, dataset };
}

function readSigned(body: unknown): SignedRelease {
  const parsed = signedReleaseSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new HubError('RELEASE_REFUSED', 'This is not a signed release.', {
    faults: z.prettifyError(parsed.error).slice(0, faultsLength),
  });
}

async function checkOwners(means: RegisterMeans, signed: SignedRelease): Promise<readonly Partner[]> {
  const { id, dataset, owners } = signed.release;
  const found = await Promise.all(owners.map((owner) => findPartner(means.pool, owner)));
  const sector = means.catalogue.dataset(dataset)?.sector;
  const faults = ownerFaults(signed, found, sector);
  if (faults.length > 0) throw refused(id, faults);
  return found.flatMap((owner) => owner ?? []);
}

function refused(id: string, faults: readonly Fault[]): HubError {
  const more = faults.length - faultsListed;
  return new HubError('RELEASE_REFUSED', `Release ${id} was refused; nothing of it was registered.`, {
    faults: faults.slice(0, faultsListed),
    ...(more > 0 ? { more } : {}),
  });
}
