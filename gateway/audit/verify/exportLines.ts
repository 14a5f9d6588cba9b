/** First line of an export. */
export interface ExportHead {
  /** The key to verify with, as signed notes write it. */
  readonly log: string;
  readonly v: 1;
}

/** A line of an export that holds an entry; `parts` and `salt` where they were asked for and aren't erased. */
export interface ExportEntry {
  readonly position: number;
  readonly leaf: string;
  readonly parts?: Readonly<Record<string, unknown>>;
  readonly salt?: string;
}

/** A line that holds a checkpoint. It stands right after the entries it signs for. */
export interface ExportCheckpoint {
  readonly checkpoint: string;
}

export type ExportLine = ExportHead | ExportEntry | ExportCheckpoint;
