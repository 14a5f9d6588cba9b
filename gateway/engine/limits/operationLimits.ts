/** How large an operation may be before anything is planned; fragments count where they are spread, each time. */
export interface OperationLimits {
  /** Operations in one document. */
  readonly operations: number;
  /** Fragment definitions in one document: validation compares each with each. */
  readonly fragments: number;
  /** Fields and fragments that one operation selects. */
  readonly selections: number;
  /** Levels of fields, and of lists and objects in an argument. */
  readonly depth: number;
  /** Fields directly under query or mutation. */
  readonly rootFields: number;
  readonly aliases: number;
  readonly directives: number;
  /** Pairs of selections that would write the same response key, which validation compares one by one. */
  readonly overlaps: number;
}

/**
 * Several times what the hub's own largest document needs: `city-region` with every agency's figures, or the coverage
 * report's batches. Chosen so that measuring, validating and handing over never hold the event loop for 50 ms.
 */
export const defaultOperationLimits: OperationLimits = {
  operations: 20,
  fragments: 100,
  selections: 3_000,
  depth: 30,
  rootFields: 200,
  aliases: 1_000,
  directives: 200,
  overlaps: 20_000,
};

/** Tokens a document may have (`parseOptions.maxTokens`): parsing ends there, whatever the body holds. */
export const maxTokens = 10_000;
