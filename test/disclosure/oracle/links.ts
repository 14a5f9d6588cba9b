/** Two datasets of one owner that count the same people, as their descriptions say. */
export interface Link {
  readonly datasets: readonly [string, string];
  /** Dimensions both know; people agree in them. */
  readonly by: readonly string[];
  /** Everybody in the second is in the first, but not the other way round. */
  readonly isPart?: boolean;
}

/** What anybody can read in the catalogue. Every code of `separate` counts everybody anew. */
export const links: readonly Link[] = [
  { datasets: ['referralsMade', 'outcomesByCohort'], by: ['exploitation'] },
  // Nobody counted by a place in another country is in an owner's own country's table.
  { datasets: ['referralsMade', 'referralsByPlace'], by: [], isPart: true },
  { datasets: ['clients', 'housingAtEntry'], by: ['sex'] },
  { datasets: ['clients', 'advice'], by: [] },
  { datasets: ['housingAtExit', 'supportLength'], by: [] },
];

/** Each code of these counts the same people once more: a cohort after 12, after 24 and after 36 months. */
export const separate: readonly string[] = ['followUp'];
