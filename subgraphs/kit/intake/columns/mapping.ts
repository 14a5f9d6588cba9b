import { z } from 'zod';
import { parsedJson } from '../../../../schema/protocol/parsedJson.js';
import { bad, type Checked, good } from '../intakeFault.js';

const day = z.iso.date();

/** What a partner's sheet means, kept as JSON beside it. It holds headings and codes of the sheet, never a row. */
export const mappingSchema = z.strictObject({
  concordat: z.literal('mapping'),
  dataset: z.string(),
  /** Heading of the sheet: the column of ours that it is. */
  columns: z.record(z.string(), z.string()),
  /** Headings whose cells are never looked at. */
  ignored: z.array(z.string()),
  /** Headings that were matched because they are nearly alike; the sheet is refused until somebody looked at them. */
  guessed: z.array(z.string()),
  /** By column, what the sheet writes: our code for it; null where nobody has said yet. */
  codes: z.record(z.string(), z.record(z.string(), z.string().nullable())),
  /** First and last day whose rows the sheet holds whole, and the day up to which they were followed. */
  covers: z.strictObject({ from: day, to: day, followedTo: day }).optional(),
  /** Rows alike in every column are different people, and not one row entered twice. */
  sameRowsArePeople: z.boolean().optional(),
});

export type Mapping = Readonly<z.infer<typeof mappingSchema>>;
export type Covers = NonNullable<Mapping['covers']>;

/** Reads the text of a mapping file. */
export function readMapping(text: string): Checked<Mapping> {
  const parsed = mappingSchema.safeParse(parsedJson(text));
  if (parsed.success) return good(parsed.data);
  const [issue] = parsed.error.issues;
  return bad({
    code: 'MAPPING_INVALID',
    expected: 'a mapping as this kit writes it',
    found: `something else at "${issue?.path.join('.') || 'the top'}"`,
    remedy: 'Mend that place, or delete the mapping file: it is proposed anew.',
  });
}

/** The text of a mapping file, for people to read and change. */
export const mappingText = (mapping: Mapping): string => `${JSON.stringify(mapping, null, 2)}\n`;
