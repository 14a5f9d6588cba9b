import type { CellStatus } from '../../schema/protocol/cell.js';
import type { Provenance } from '../../schema/protocol/release.js';

/** A cell as the register holds it. It never changes. */
export interface RegisteredCell {
  readonly id: string;
  readonly release: string;
  readonly dataset: string;
  readonly table: string;
  readonly area: string;
  readonly period: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number | null;
  readonly status: CellStatus;
  readonly note: string | null;
}

/** A release that is neither withdrawn nor corrected. */
export interface StandingRelease {
  readonly id: string;
  readonly dataset: string;
  /** YYYY-MM-DD. */
  readonly vintage: string;
  /** `2019-Q1..2023-Q4`. */
  readonly period: string;
  readonly rule: string;
  readonly provenance: Provenance;
  readonly caveats: readonly string[];
  readonly breaks: readonly { readonly period: string; readonly what: string }[];
  readonly source: Readonly<Record<string, unknown>> | null;
  readonly sha256: string;
  readonly signature: string;
  readonly owners: readonly { readonly id: string; readonly name: string; readonly demonstration: boolean }[];
  /** Whether answers may be given from it: an official vintage, or a partner's newest. */
  readonly isServed: boolean;
  /** False for rule PUBLISHED without the hub's own signature. */
  readonly isGenuine: boolean;
}

/** What the register holds about the figures of one request. */
export interface RegisterView {
  readonly cell: (id: string) => RegisteredCell | undefined;
  readonly release: (id: string) => StandingRelease | undefined;
  /** Every release of a dataset that stands. */
  readonly releasesOf: (dataset: string) => readonly StandingRelease[];
}
