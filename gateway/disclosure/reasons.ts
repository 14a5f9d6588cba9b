/** Why a figure doesn't pass. For the log and the partner; a client reads one sentence whatever the reason. */
export const gateReasons = {
  CELL_MISSING: 'It came without the name of its cell.',
  CELL_UNKNOWN: 'It names a cell that is not registered.',
  RELEASE_NOT_SERVED: 'Its release is withdrawn, corrected or followed by a newer one.',
  RELEASE_NOT_GENUINE: "Its release bears rule PUBLISHED without the hub's own signature.",
  VALUE_DIFFERS: 'Value, status or note are not those of the registered cell.',
  PLACE_DIFFERS: 'It stands under an area, period, code, series or release that its cell does not belong to.',
  CELL_REPEATED: 'The same cell stands twice in one list.',
  RELEASES_MIXED: 'It stands in a series with figures of another release, or two series are of one release.',
  COMPANY_REFUSED:
    'It came with a wrong value of the same release, so that none of that release is believed.',
  RATE_DIFFERS: 'It is not the rate of its two counts.',
  OWNER_NOT_PERMITTED: 'Its owner has no agreement in force that permits it to whoever asked.',
  WORDS_DIFFER: 'What is said beside the figures is not what the register holds.',
} as const;
export type GateReason = keyof typeof gateReasons;
