/** What an owner may ask of whoever uses its figures, in words that stand in its agreement. */
export const conditions = {
  TWO_PERSON_RELEASE:
    'A pack with these figures goes out only when two people have released it, the second from another partner.',
  CAVEATS_SHOWN: 'Every figure stands with its caveats, its release and its owner.',
  NO_ONWARD_SHARING: 'Figures are not passed on for another purpose, except as the pack that is published.',
  NO_REIDENTIFICATION:
    'Nobody tries to learn from the figures who a person is, or joins them with records about people.',
  OWNER_SEES_USES: 'The owner can list every use of its figures from the audit log.',
  OWNER_TOLD_OF_BREACH: 'The owner is told of a breach within 24 hours of its discovery.',
} as const;

export type Condition = keyof typeof conditions;

export const conditionNames = Object.keys(conditions) as [Condition, ...Condition[]];
