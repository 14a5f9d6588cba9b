import type { Pool } from 'pg';
import { makeCheckpoint } from '../../../gateway/audit/checkpoints/checkpoints.js';
import { readEntries } from '../../../gateway/audit/log/readEntries.js';
import { type Verification, verifyExport } from '../../../gateway/audit/verify/verifyExport.js';
import { exportLines } from '../../../gateway/audit/verify/writeExport.js';
import { readLeaf } from '../../../schema/protocol/merkle/auditLeaf.js';
import { signer } from '../../audit/signedLog.js';

/** Hashes of the documents that the log holds, before and after. */
export interface Recorded {
  readonly intended: ReadonlySet<string>;
  readonly disclosed: ReadonlySet<string>;
}

/** Reads what the log holds of each document. */
export async function recordedIn(pool: Pool): Promise<Recorded> {
  const intended = new Set<string>();
  const disclosed = new Set<string>();
  for await (const { leaf, content } of readEntries(pool, { from: 0, to: Number.MAX_SAFE_INTEGER })) {
    const { document } = Object(content?.parts['asker']);
    if (readLeaf(leaf)?.kind === 'CONSULTATION') intended.add(document);
    else disclosed.add(document);
  }
  return { intended, disclosed };
}

/** Exports the log and verifies it against a checkpoint made now. */
export async function verifyLog(pool: Pool): Promise<Verification> {
  const { checkpoint, note } = await makeCheckpoint(pool, signer, new Date());
  const { verifier } = signer;
  const lines = exportLines({ pool, verifier, size: checkpoint.size, withParts: true });
  return verifyExport(lines, { verifier, held: note });
}
