import type { Manifest, PrintedEndorsement } from '../proof/manifest.js';

/** How a signatory stands to one ask. A reservation, in the signatory's own words, is printed. */
export type AskPosition = PrintedEndorsement['positions'][number];

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
        /** As it is printed, such as "Mayor of London". */
        readonly signatory: string;
        /** Code of the city region that it signs for, where it does. */
        readonly region?: string | undefined;
        readonly positions: readonly AskPosition[];
      }
    | { readonly kind: 'WITHDRAWN' }
    | { readonly kind: 'SENTENCES_APPROVED'; readonly dataset: string }
    | { readonly kind: 'RELEASE_APPROVED' }
  );

type Undated<Event> = Event extends Done ? Omit<Event, 'at'> : never;

/** What happens now: the database dates it. */
export type NewPackEvent = Undated<PackEvent>;

/** A pack as the hub knows it: by its manifest's hash, never by its files. */
export interface RegisteredPack {
  readonly sha256: string;
  readonly manifest: Manifest;
  readonly organisation: string;
  /** What it was built for. */
  readonly purpose: string;
  readonly registeredAt: Date;
  /** Number of the entry in the audit log, from 0. */
  readonly auditEntry: string;
  /** Nobody outside reads of it before. */
  readonly embargoUntil: Date | undefined;
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
  /** Owners that no longer permit it to who registered the pack, a sentence each. */
  readonly refusals: readonly string[];
}
