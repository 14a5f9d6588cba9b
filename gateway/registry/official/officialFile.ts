import { z } from 'zod';
import { periodKind } from '../../../schema/protocol/period.js';

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const period = z.string().refine((text) => periodKind(text) !== undefined);

/** A known total that the leaves under these codes must add up to. Typed by hand, never computed by the importer. */
const marginSchema = z.strictObject({
  period,
  codes: z.record(z.string(), z.string()).default({}),
  total: z.int().nonnegative(),
});

/** What `schema/official/sources.json` says of a file. */
export const officialSourceSchema = z.strictObject({
  file: z.string(),
  dataset: z.string(),
  title: z.string(),
  publisher: z.string(),
  published: date,
  vintage: date,
  url: z.url().optional(),
  licence: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  caveats: z.array(z.string()),
  /** Why a year can't be made of the quarters at hand. */
  incompleteYears: z.record(z.string(), z.string()),
  margins: z.array(marginSchema),
});

/** What is known of a file before it is read; its hash is taken from its text. */
export const publicationSchema = officialSourceSchema.omit({ sha256: true });

/** `schema/official/responders.json`: first responders in the words of the published tables. */
export const responderSchema = z.strictObject({
  name: z.string(),
  class: z.enum(['POLICE', 'LOCAL_AUTHORITY', 'NGO', 'GOVERNMENT']),
  /** One body, and so below national level; false for the one national row of all councils. */
  single: z.boolean(),
  /** Code of the police force area; territorial forces alone have one. */
  forceArea: z.string().optional(),
});

export type Margin = Readonly<z.infer<typeof marginSchema>>;
export type OfficialSource = Readonly<z.infer<typeof officialSourceSchema>>;
export type Publication = Readonly<z.infer<typeof publicationSchema>>;
export type Responder = Readonly<z.infer<typeof responderSchema>>;
