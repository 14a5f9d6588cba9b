import type { KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import type { Recorder } from '../../audit/log/auditLog.js';
import type { Finding } from './checks/finding.js';
import type { FieldUse } from './use/fieldUse.js';
import type { Checker } from './worker/checker.js';

/** A subgraph as it is about to be published. */
export interface ProbedSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly routingUrl: string;
}

/** What publishing works with. */
export interface SubgraphRegistryMeans {
  /** The hub's own database. */
  readonly pool: Pool;
  /** The register, which knows the partners and their keys. */
  readonly register: Pool;
  readonly hubKey: KeyObject;
  readonly checker: Checker;
  /** Nothing is published that isn't recorded there first. */
  readonly audit: Recorder;
  readonly use: FieldUse;
  /** Asks the routing URL itself; what is wrong there comes back as findings. */
  readonly probe: (subgraph: ProbedSubgraph) => Promise<readonly Finding[]>;
  readonly clock: () => Date;
}

/** Owner of what ships with the hub. No partner has this id. */
export const hubOwner = 'hub';

/** How far back use counts, in days. */
export const useDays = 90;
