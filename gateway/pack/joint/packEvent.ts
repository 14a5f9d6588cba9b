import type { Manifest } from '../proof/manifest.js';

export const askPositions = ['SUPPORT', 'RESERVATION', 'ABSTAIN'] as const;

/** How a signatory stands to one ask. A reservation is printed. */
export interface AskPosition {
  readonly ask: string;
  readonly position: (typeof askPositions)[number];
  /** In the signatory's own words; with a reservation alone. */
  readonly reservation?: string | undefined;
}

/** What somebody did with a pack, for the organisation they speak for. Only ever added to. */
interface Done {
  readonly organisation: string;
  /** Pseudonym. */
  readonly person: string;
  readonly at: Date;
}

export type PackEvent = Done &
  (
    | {
        readonly kind: 'SIGNED';
        /** Code of the city region that it signs for, where it does. */
        readonly region?: string | undefined;
        readonly positions: readonly AskPosition[];
      }
    | { readonly kind: 'WITHDRAWN' }
    | { readonly kind: 'SENTENCES_APPROVED'; readonly dataset: string }
    | { readonly kind: 'RELEASE_APPROVED' }
  );

/** A pack as the hub knows it: by its manifest's hash, never by its files. */
export interface RegisteredPack {
  readonly sha256: string;
  readonly manifest: Manifest;
  readonly organisation: string;
  readonly registeredAt: Date;
  /** Nobody outside reads of it before. */
  readonly embargoUntil: Date | undefined;
  /** Hash of the pack that it takes the place of. */
  readonly replaces: string | undefined;
  readonly events: readonly PackEvent[];
}

/** How a release that a pack uses stands in the register now. */
export interface UsedRelease {
  readonly id: string;
  readonly dataset: string;
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  /** Why figures of a dataset could harm a group; then its owners approve the sentences. */
  readonly groupHarm: string | undefined;
  /** Why it no longer stands: withdrawn, or another took its place. */
  readonly ended: string | undefined;
}
