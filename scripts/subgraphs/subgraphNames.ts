/** Names of the subgraphs that ship. */
export const subgraphNames = ['evidence', 'mayors', 'police', 'safeguarding', 'support'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

export const isSubgraphName = (name: string): name is SubgraphName =>
  subgraphNames.some((known) => known === name);
