import type { Requester } from '../../access/requester.js';
import { sha256Of } from '../proof/manifest.js';
import type { PackReceipt } from '../proof/receipt.js';
import {
  acting,
  checkManifest,
  checkPositions,
  dateIn,
  purposeOf,
  refused,
  signatoryIn,
} from './packChecks.js';
import { type JointMeans, type PackDesk, packDesk, type StandingPack } from './packDesk.js';
import type { AskPosition } from './packEvent.js';
import type { PackStanding } from './packStanding.js';
import { storePack } from './packStore.js';

export interface Registration {
  /** `manifest.json`, to the letter. */
  readonly manifest: string;
  readonly embargoUntil?: string | null;
}

export interface Signing {
  readonly pack: string;
  /** As it is printed, such as "Mayor of London". */
  readonly signatory: string;
  readonly region?: string | null;
  readonly positions: readonly AskPosition[];
}

/** What organisations do together with a pack. Each step is in the audit log before it takes effect. */
export function jointPacks(means: JointMeans) {
  const desk = packDesk(means);
  return {
    /** Packs that a requester may read of: all where they speak for an organisation, else those that are public. */
    async list(requester: Requester, now: Date): Promise<readonly StandingPack[]> {
      const all = await desk.all();
      return isInside(requester) ? all : all.filter(({ standing }) => isPublic(standing, now));
    },
    register: (requester: Requester, asked: Registration) => register(desk, requester, asked),
    sign: (requester: Requester, asked: Signing) => sign(desk, requester, asked),
    withdraw: (requester: Requester, pack: string) => withdraw(desk, requester, pack),
    approveSentences: (requester: Requester, pack: string, dataset: string) =>
      approveSentences(desk, requester, { pack, dataset }),
    approveRelease: (requester: Requester, pack: string) => approveRelease(desk, requester, pack),
  };
}

export type JointPacks = ReturnType<typeof jointPacks>;

/** Registering a pack again gives the receipt it has. */
async function register(desk: PackDesk, requester: Requester, asked: Registration): Promise<PackReceipt> {
  const { organisation, person } = acting(requester, 'policy');
  const purpose = purposeOf(requester);
  const { replaces } = checkManifest(asked.manifest);
  const embargoUntil = dateIn(asked.embargoUntil);
  const sha256 = sha256Of(asked.manifest);
  const known = await desk.lookUp(sha256);
  if (known !== undefined) return known.receipt;
  if (replaces !== null) await desk.find(replaces);
  const facts = { organisation, purpose, replaces };
  const happening = { kind: 'PACK', action: 'REGISTERED', subject: sha256, by: person } as const;
  const auditEntry = String(await desk.audit.append({ ...happening, partners: [], facts }));
  const by = { organisation, person, purpose };
  await storePack(desk.hub, { text: asked.manifest, ...by, embargoUntil, auditEntry });
  return (await desk.find(sha256)).receipt;
}

async function sign(desk: PackDesk, requester: Requester, asked: Signing): Promise<StandingPack> {
  const by = acting(requester, 'policy');
  const { sha256, manifest } = await desk.find(asked.pack);
  checkPositions(manifest, asked.positions);
  const region = asked.region ?? undefined;
  if (region !== undefined && manifest.regions[region] === undefined)
    throw refused(
      'the code of a city region with a page in the pack',
      `"${region.slice(0, 20)}"`,
      `Give one of ${Object.keys(manifest.regions).join(', ')}, or leave it out.`,
    );
  const signatory = signatoryIn(asked.signatory);
  await desk.record(sha256, { kind: 'SIGNED', ...by, signatory, region, positions: asked.positions });
  return desk.find(sha256);
}

async function withdraw(desk: PackDesk, requester: Requester, pack: string): Promise<StandingPack> {
  const by = acting(requester, 'policy');
  const { standing } = await desk.find(pack);
  if (!standing.endorsements.some(({ organisation }) => organisation === by.organisation))
    throw refused(
      'a pack that your organisation signed',
      'no signature of it',
      'There is nothing to take back.',
    );
  await desk.record(pack, { kind: 'WITHDRAWN', ...by });
  return desk.find(pack);
}

async function approveSentences(
  desk: PackDesk,
  requester: Requester,
  { pack, dataset }: { readonly pack: string; readonly dataset: string },
): Promise<StandingPack> {
  const by = acting(requester);
  const releases = await desk.releasesOf(await desk.find(pack));
  const isOwned = releases.some(
    (release) => release.dataset === dataset && release.owners.some(({ id }) => id === by.organisation),
  );
  if (!isOwned)
    throw refused(
      'a dataset that your organisation owns a release of in this pack, such as support.clients',
      `"${dataset.slice(0, 60)}"`,
      'Only owners approve sentences that use their figures.',
    );
  await desk.record(pack, { kind: 'SENTENCES_APPROVED', ...by, dataset }, [by.organisation]);
  return desk.find(pack);
}

async function approveRelease(desk: PackDesk, requester: Requester, pack: string): Promise<StandingPack> {
  const by = acting(requester, 'policy');
  const { standing, events } = await desk.find(pack);
  if (standing.missing.length > 0)
    throw refused(
      'a pack that lacks nothing',
      standing.missing.join(' '),
      'See to that first; each sentence says who would have to.',
    );
  const hasApproved = events.some(
    ({ kind, organisation, person }) =>
      kind === 'RELEASE_APPROVED' && (organisation === by.organisation || person === by.person),
  );
  if (hasApproved || !(await desk.record(pack, { kind: 'RELEASE_APPROVED', ...by })))
    throw refused(
      'two persons of two organisations',
      `a second approval by ${by.organisation}, or by the same person`,
      'Ask a person of another organisation to approve it.',
    );
  return desk.find(pack);
}

const isInside = ({ kind, organisation, purpose }: Requester): boolean =>
  kind !== 'anonymous' && organisation !== undefined && purpose !== undefined;

const isPublic = ({ publicFrom }: PackStanding, now: Date): boolean =>
  publicFrom !== undefined && publicFrom <= now;
