/** How often an element of the graph was asked for. */
export interface CoordinateUse {
  /** `Area.clients`. Which arguments and codes were asked with isn't known. */
  readonly coordinate: string;
  readonly uses: number;
  readonly organisations: readonly string[];
}

/** Where real use is read from: the log of uses. */
export interface FieldUse {
  /** Use since a moment, each element once. */
  since(moment: Date): Promise<readonly CoordinateUse[]>;
}
