import type { Pool } from 'pg';
import type { Catalogue } from '../../../schema/datasets/dataset.js';
import type { Requester } from '../../access/requester.js';
import type { Recorder } from '../../audit/log/auditLog.js';
import { sha256Of } from '../proof/manifest.js';
import { acting, checkManifest, checkPositions, dateIn, refused } from './packChecks.js';
import type { AskPosition, PackEvent, RegisteredPack } from './packEvent.js';
import { type PackStanding, packStanding } from './packStanding.js';
import { earlierPacks, readPacks, storeEvent, storePack } from './packStore.js';
import { usedReleases } from './usedReleases.js';

export interface JointMeans {
  /** The hub's own database. */
  readonly hub: Pool;
  readonly register: Pool;
  readonly catalogue: Catalogue;
  readonly audit: Recorder;
  /** The hub's signature over a text, base64. */
  readonly sign: (text: string) => string;
}

/** A pack with how it stands now. */
export interface StandingPack extends RegisteredPack {
  readonly standing: PackStanding;
}

/** That the hub knows a pack: its signature over the pack's hash, and where the audit log has it. */
export interface PackReceipt {
  readonly sha256: string;
  readonly registeredBy: string;
  readonly signature: string;
  /** Number of the entry in the audit log, from 0. */
  readonly auditEntry: string;
}

/** What organisations do together with a pack. Each step is in the audit log before it takes effect. */
export function jointPacks(means: JointMeans) {
  const { hub, audit } = means;

  async function standingOf(pack: RegisteredPack, packs: readonly RegisteredPack[]): Promise<StandingPack> {
    const releases = await usedReleases(means.register, means.catalogue, pack.manifest.releases);
    return { ...pack, standing: packStanding(pack, { earlier: earlierPacks(packs, pack), releases }) };
  }

  async function find(sha256: string): Promise<StandingPack> {
    const packs = await readPacks(hub);
    const found = packs.find((pack) => pack.sha256 === sha256);
    if (found !== undefined) return standingOf(found, packs);
    throw refused('the SHA-256 of a registered pack', `"${sha256.slice(0, 64)}"`, 'Register the pack first.');
  }

  async function record(pack: string, event: Omit<PackEvent, 'at'>, partners: readonly string[] = []) {
    await audit.append({
      kind: 'SIGN_OFF',
      action: event.kind,
      subject: pack,
      by: event.person,
      partners,
      facts: { organisation: event.organisation },
    });
    return storeEvent(hub, pack, event);
  }

  return {
    /** Packs that a requester may read of: all where they speak for an organisation, else those that are public. */
    async list(requester: Requester, now: Date): Promise<readonly StandingPack[]> {
      const packs = await readPacks(hub);
      const all = await Promise.all(packs.map((pack) => standingOf(pack, packs)));
      return isInside(requester) ? all : all.filter(({ standing }) => isPublic(standing, now));
    },

    async register(requester: Requester, asked: Registration): Promise<PackReceipt> {
      const { organisation, person } = acting(requester, 'policy');
      checkManifest(asked.manifest);
      const sha256 = sha256Of(asked.manifest);
      const embargoUntil = dateIn(asked.embargoUntil);
      const facts = { organisation, replaces: asked.replaces ?? null };
      if (asked.replaces) await find(asked.replaces);
      const happening = { kind: 'PACK', action: 'REGISTERED', subject: sha256, by: person } as const;
      const entry = await audit.append({ ...happening, partners: [], facts });
      const { manifest: text, replaces } = asked;
      await storePack(hub, { text, organisation, person, embargoUntil, replaces: replaces ?? undefined });
      const signature = means.sign(receiptText(sha256));
      return { sha256, registeredBy: organisation, signature, auditEntry: String(entry) };
    },

    async sign(requester: Requester, asked: Signing): Promise<StandingPack> {
      const by = acting(requester, 'policy');
      const pack = await find(asked.pack);
      checkPositions(pack, asked.positions);
      if (asked.region && pack.manifest.regions[asked.region] === undefined)
        throw refused(
          'the code of a city region with a page in the pack',
          `"${asked.region}"`,
          'Leave it out.',
        );
      const region = asked.region ?? undefined;
      await record(pack.sha256, { kind: 'SIGNED', ...by, region, positions: asked.positions });
      return find(asked.pack);
    },

    async withdraw(requester: Requester, sha256: string): Promise<StandingPack> {
      const by = acting(requester, 'policy');
      const pack = await find(sha256);
      if (!pack.standing.endorsements.some(({ organisation }) => organisation === by.organisation))
        throw refused(
          'a pack that your organisation signed',
          'no signature of it',
          'There is nothing to take back.',
        );
      await record(pack.sha256, { kind: 'WITHDRAWN', ...by });
      return find(sha256);
    },

    async approveSentences(requester: Requester, sha256: string, dataset: string): Promise<StandingPack> {
      const by = acting(requester);
      const pack = await find(sha256);
      const releases = await usedReleases(means.register, means.catalogue, pack.manifest.releases);
      const owned = releases.filter(
        (release) => release.dataset === dataset && release.owners.some(({ id }) => id === by.organisation),
      );
      if (owned.length === 0)
        throw refused(
          'a dataset that your organisation owns a release of in this pack',
          `"${dataset}"`,
          'Only owners approve sentences that use their figures.',
        );
      await record(pack.sha256, { kind: 'SENTENCES_APPROVED', ...by, dataset }, [by.organisation]);
      return find(sha256);
    },

    async approveRelease(requester: Requester, sha256: string): Promise<StandingPack> {
      const by = acting(requester, 'policy');
      const { standing, events } = await find(sha256);
      if (standing.missing.length > 0)
        throw refused('a pack that lacks nothing', standing.missing.join(' '), 'See to that first.');
      const isSecond = events.some(
        (event) =>
          event.kind === 'RELEASE_APPROVED' &&
          (event.organisation === by.organisation || event.person === by.person),
      );
      if (isSecond || !(await record(sha256, { kind: 'RELEASE_APPROVED', ...by })))
        throw refused(
          'two persons of two organisations',
          `a second approval by ${by.organisation}, or by the same person`,
          'Ask a person of another organisation to approve it.',
        );
      return find(sha256);
    },
  };
}

export type JointPacks = ReturnType<typeof jointPacks>;

export interface Registration {
  readonly manifest: string;
  readonly replaces?: string | null;
  readonly embargoUntil?: string | null;
}

export interface Signing {
  readonly pack: string;
  readonly region?: string | null;
  readonly positions: readonly AskPosition[];
}

/** What the hub signs of a pack. */
export const receiptText = (sha256: string): string => `concordat-pack-receipt-1\n${sha256}\n`;

const isInside = ({ kind, organisation, purpose }: Requester): boolean =>
  kind !== 'anonymous' && organisation !== undefined && purpose !== undefined;

const isPublic = ({ publicFrom }: PackStanding, now: Date): boolean =>
  publicFrom !== undefined && publicFrom <= now;
