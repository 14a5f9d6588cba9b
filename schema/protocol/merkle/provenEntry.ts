import { z } from 'zod';
import { auditLeafHash, readLeaf } from './auditLeaf.js';
import { openCheckpoint, type Verifier } from './checkpoint.js';
import { isCommitted } from './entryCommitment.js';
import { isIncluded } from './verifyInclusion.js';

const disclosedSchema = z.object({
  parts: z.record(z.string(), z.object({ salt: z.string(), value: z.unknown() })),
  hidden: z.array(z.string()),
});

/** One entry with all that is needed to see that it stands in the log. */
export const provenEntrySchema = z.object({
  position: z.number(),
  leaf: z.string(),
  /** Parts of it with their salts, and hashes of the others; null where they are erased. */
  disclosed: disclosedSchema.nullable(),
  /** Hashes on the way to the root, base64. */
  proof: z.array(z.string()),
  /** The note that the proof leads to. */
  checkpoint: z.string(),
});
export type ProvenEntry = Readonly<z.infer<typeof provenEntrySchema>>;

/** What is wrong with a proven entry; undefined where nothing is. */
export function faultOfEntry(entry: ProvenEntry, verifier: Verifier): string | undefined {
  const checkpoint = openCheckpoint(entry.checkpoint, verifier);
  if (!checkpoint) return `a checkpoint that ${verifier.name} did not sign`;
  const leaf = readLeaf(entry.leaf);
  if (!leaf) return 'a leaf that is none';
  if (entry.disclosed && !isCommitted(entry.disclosed, leaf.commitment))
    return 'an entry that says something else than its leaf commits to';
  const proof = entry.proof.map((hash) => new Uint8Array(Buffer.from(hash, 'base64')));
  const inclusion = { ...checkpoint, index: entry.position, leaf: auditLeafHash(entry.leaf), proof };
  return isIncluded(inclusion) ? undefined : 'a proof that does not lead to the root of the checkpoint';
}
