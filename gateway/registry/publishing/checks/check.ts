import type { Catalogue } from '../../../../schema/datasets/dataset.js';
import type { Finding } from './finding.js';
import type { Subject } from './subject.js';

/** What a check knows beside the SDL it looks at. */
export interface CheckFrame {
  readonly catalogue: Pick<Catalogue, 'dataset' | 'datasets'>;
  /** The types that all subgraphs share: schema/contract.graphql. */
  readonly contract: Subject;
  /** Sector of the partner who publishes; undefined for the hub itself. */
  readonly sector: string | undefined;
  /** The other subgraphs that are served. */
  readonly others: readonly Subject[];
}

/** One rule of the contract, on one SDL by itself. */
export type Check = (subject: Subject, frame: CheckFrame) => readonly Finding[];
