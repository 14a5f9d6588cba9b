import { z } from 'zod';
import { releaseSchema, signedReleaseSchema } from '../../../schema/protocol/release.js';

/** A table as it ships: what stands in its cells, a line for each area. See cellRuns.ts. */
const shippedTableSchema = releaseSchema.shape.tables.element.extend({
  cells: z.record(z.string(), z.string()),
});

const shippedReleaseSchema = z.strictObject({
  release: releaseSchema.extend({ tables: z.array(shippedTableSchema) }),
  /** What the cells' notes say, as the lines refer to them. */
  notes: z.array(z.string()),
  sha256: signedReleaseSchema.shape.sha256,
  signature: signedReleaseSchema.shape.signature,
});

/** What a file was built from: where one of these differs now, the file is stale. */
const builtFromSchema = z.strictObject({
  /** Name of what turns rows into a release. */
  algorithm: z.string(),
  /** SHA-256 of datasets, dimensions, breaks and side knowledge. */
  declarations: z.string(),
  /** Edition of the synthetic rows. */
  rows: z.string(),
});

export const shippedFileSchema = z.strictObject({
  /** Says to whoever opens it that nothing in it is real. */
  demonstration: z.string(),
  owner: z.string(),
  builtFrom: builtFromSchema,
  releases: z.array(shippedReleaseSchema),
});

/** Every release of one demonstration partner, as a file of its own. */
export type ShippedFile = Readonly<z.infer<typeof shippedFileSchema>>;
export type ShippedRelease = ShippedFile['releases'][number];
export type ShippedTable = ShippedRelease['release']['tables'][number];
export type BuiltFrom = ShippedFile['builtFrom'];
