import type { OwnerRefusal } from './agreements/ownerRefusal.js';

/** What a requester may see for a purpose, decided at request time. */
export interface Permissions {
  /** Whether the requester has shown who they are. */
  readonly isAuthenticated: boolean;
  readonly scopes: ReadonlySet<string>;
  /** Names of policies that hold, such as `police.referralsMade`: some owner permits that dataset. */
  readonly policies: ReadonlySet<string>;
  /** Owners that permit this organisation and purpose, by dataset name (`police.referralsMade`). */
  readonly owners: ReadonlyMap<string, ReadonlySet<string>>;
  /** Equal for requests that may see the same; part of the plan cache's key. */
  readonly fingerprint: string;
  /** In plain words why a policy doesn't hold and what would permit it; for the error's remedy. */
  readonly whyNot: (policy: string) => string;
  /** Why an owner's series of a dataset are left out, by the owner's id or name; undefined where it permits them. */
  readonly whyNotOwner: (owner: string, dataset: string) => OwnerRefusal | undefined;
  /** Ids of the agreements that permit something of these datasets. */
  readonly agreementsOn: (datasets: Iterable<string>) => readonly string[];
}
