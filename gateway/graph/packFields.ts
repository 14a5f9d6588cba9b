import type { JointPacks, Registration, Signing } from '../pack/joint/jointPacks.js';
import type { StandingPack } from '../pack/joint/packDesk.js';
import type { AskPosition } from '../pack/joint/packEvent.js';
import type { HubGraphContext } from './hubResolvers.js';

interface Means {
  readonly packs: JointPacks;
  readonly clock: () => Date;
}

type Of = { readonly pack: string };
type Positions = readonly (Omit<AskPosition, 'reservation'> & { readonly reservation?: string | null })[];

export const packQueries = ({ packs, clock }: Means) => ({
  packs: (_: unknown, __: unknown, { requester }: HubGraphContext) => packs.list(requester, clock()),
});

/** Everything that organisations do with a pack. */
export const packMutations = ({ packs }: Means) => ({
  registerPack: (_: unknown, asked: Registration, { requester }: HubGraphContext) =>
    packs.register(requester, asked),
  signPack: (
    _: unknown,
    { positions, ...asked }: Omit<Signing, 'positions'> & { readonly positions: Positions },
    { requester }: HubGraphContext,
  ) => packs.sign(requester, { ...asked, positions: positions.map(said) }),
  withdrawFromPack: (_: unknown, { pack }: Of, { requester }: HubGraphContext) =>
    packs.withdraw(requester, pack),
  approvePackSentences: (
    _: unknown,
    { pack, dataset }: Of & { readonly dataset: string },
    { requester }: HubGraphContext,
  ) => packs.approveSentences(requester, pack, dataset),
  approvePackRelease: (_: unknown, { pack }: Of, { requester }: HubGraphContext) =>
    packs.approveRelease(requester, pack),
});

const said = ({ ask, position, reservation }: Positions[number]): AskPosition => ({
  ask,
  position,
  ...(reservation != null && { reservation }),
});

const textOf = (date: Date | undefined): string | null => date?.toISOString() ?? null;

export const packFields = {
  EvidencePack: {
    replaces: ({ manifest }: StandingPack) => manifest.replaces,
    asks: ({ manifest }: StandingPack) =>
      Object.entries(manifest.asks).map(([id, sha256]) => ({ id, sha256 })),
    withdrawnRegions: ({ standing }: StandingPack) => standing.withdrawnRegions,
    variant: ({ manifest }: StandingPack) => manifest.variant,
    builtOn: ({ manifest }: StandingPack) => manifest.builtOn,
    isSynthetic: ({ manifest }: StandingPack) => manifest.isSynthetic,
    registeredAt: ({ registeredAt }: StandingPack) => textOf(registeredAt),
    embargoUntil: ({ embargoUntil }: StandingPack) => textOf(embargoUntil),
    endorsements: ({ standing }: StandingPack) => standing.endorsements,
    missing: ({ standing }: StandingPack) => standing.missing,
    stale: ({ standing }: StandingPack) => standing.stale,
    releasedAt: ({ standing }: StandingPack) => textOf(standing.releasedAt),
    publicFrom: ({ standing }: StandingPack) => textOf(standing.publicFrom),
  },
};
