/** How an action of the board stands on a day. */
export const actionStates = {
  DONE: 'Done.',
  OPEN: 'Not done, and its last day has not passed.',
  OVERDUE: 'Not done, and its last day has passed.',
} as const;
export type ActionState = keyof typeof actionStates;

/** How an action stands on a day; all dates are YYYY-MM-DD. Done late is done. */
export function actionStateOn(
  today: string,
  { due, done }: { due: string; done: string | null },
): ActionState {
  if (done !== null && done <= today) return 'DONE';
  return today <= due ? 'OPEN' : 'OVERDUE';
}
