import type { KitKnowledge } from '../kitData.js';

/** What the kit's commands work with. */
export interface KitContext {
  readonly knowledge: () => KitKnowledge;
  readonly fetch: typeof globalThis.fetch;
  readonly write: (text: string) => void;
  /** Says why a sheet was refused, and lets the command end as one that failed. */
  readonly fail: (text: string) => void;
}
