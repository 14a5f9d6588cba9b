import type { KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import type { Catalogue } from '../../../schema/datasets/dataset.js';
import { publicKeyText, signText } from '../../../schema/protocol/ownerKey.js';
import type { PermissionsFor } from '../../access/agreements/startPermissions.js';
import type { Recorder } from '../../audit/log/auditLog.js';
import { type PackReceipt, receiptText } from '../proof/receipt.js';
import { refused } from './packChecks.js';
import type { NewPackEvent, RegisteredPack } from './packEvent.js';
import { type PackStanding, packStanding } from './packStanding.js';
import { earlierPacks, readPacks, storeEvent } from './packStore.js';
import { usedReleases } from './usedReleases.js';

export interface JointMeans {
  /** The hub's own database. */
  readonly hub: Pool;
  readonly register: Pool;
  readonly catalogue: Catalogue;
  readonly audit: Recorder;
  /** Ed25519. */
  readonly hubKey: KeyObject;
  readonly permissionsFor: PermissionsFor;
}

/** A pack with how it stands now. */
export interface StandingPack extends RegisteredPack {
  readonly standing: PackStanding;
  readonly receipt: PackReceipt;
}

/** Where packs are looked up and what is done with them is written down. */
export function packDesk(means: JointMeans) {
  const { hub, audit, hubKey } = means;

  const releasesOf = (pack: RegisteredPack) => usedReleases(means, pack);

  const standingOf =
    (packs: readonly RegisteredPack[]) =>
    async (pack: RegisteredPack): Promise<StandingPack> => {
      const releases = await releasesOf(pack);
      const standing = packStanding(pack, { earlier: earlierPacks(packs, pack), releases });
      return { ...pack, standing, receipt: receiptOf(pack) };
    };

  const receiptOf = ({ sha256, organisation, auditEntry }: RegisteredPack): PackReceipt => ({
    sha256,
    registeredBy: organisation,
    auditEntry,
    publicKey: publicKeyText(hubKey),
    signature: signText(receiptText({ sha256, registeredBy: organisation, auditEntry }), hubKey),
  });

  async function lookUp(sha256: string): Promise<StandingPack | undefined> {
    const packs = await readPacks(hub);
    const found = packs.find((pack) => pack.sha256 === sha256);
    return found && standingOf(packs)(found);
  }

  return {
    ...means,
    releasesOf,
    lookUp,
    async all(): Promise<readonly StandingPack[]> {
      const packs = await readPacks(hub);
      return Promise.all(packs.map(standingOf(packs)));
    },
    /** @throws ConcordatError PACK_REFUSED */
    async find(sha256: string): Promise<StandingPack> {
      const found = await lookUp(sha256);
      if (found !== undefined) return found;
      throw refused(
        'the SHA-256 of a registered pack',
        `"${sha256.slice(0, 64)}"`,
        'Register the pack first.',
      );
    },
    /** The audit log has it before it takes effect. @returns false where it was done before */
    async record(pack: string, event: NewPackEvent, partners: readonly string[] = []): Promise<boolean> {
      const { kind: action, person: by, organisation } = event;
      await audit.append({
        kind: 'SIGN_OFF',
        action,
        subject: pack,
        by,
        partners,
        facts: { organisation },
      });
      return storeEvent(hub, pack, event);
    },
  };
}

export type PackDesk = ReturnType<typeof packDesk>;
