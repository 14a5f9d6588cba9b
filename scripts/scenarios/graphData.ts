import { z } from 'zod';

const fields = z.record(z.string(), z.unknown());

/** The shape of a scenario group's `data.json`. */
export const graphData = z.strictObject({
  composer: z.enum(['guild', 'apollo']).default('guild'),
  /** Subgraphs that are out of reach. */
  down: z.array(z.string()).default([]),
  /** By subgraph: items that it doesn't know. */
  missing: z.record(z.string(), z.array(z.string())).default({}),
  items: z.record(z.string(), z.looseObject({ __typename: z.string() })).default({}),
  Query: fields,
  Mutation: fields.optional(),
});
export type GraphData = Readonly<z.infer<typeof graphData>>;
