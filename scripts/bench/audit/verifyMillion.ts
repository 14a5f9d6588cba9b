import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { signFrontier } from '../../../gateway/audit/checkpoints/checkpoints.js';
import { entryParts } from '../../../gateway/audit/log/entryParts.js';
import { randomBytesPooled } from '../../../gateway/audit/log/seal.js';
import { Frontier } from '../../../gateway/audit/merkle/frontier.js';
import { verifyExport } from '../../../gateway/audit/verify/verifyExport.js';
import { sha256 } from '../../../schema/protocol/canonicalJson.js';
import { auditLeafHash, leafText } from '../../../schema/protocol/merkle/auditLeaf.js';
import { verifierOf, verifierText } from '../../../schema/protocol/merkle/checkpoint.js';
import { commit } from '../../../schema/protocol/merkle/entryCommitment.js';
import { privateKeyFrom } from '../../../schema/protocol/ownerKey.js';
import type { Figures } from '../figures.js';
import { secondsSince, withHome } from '../hubProcess.js';
import { auditedQuestion } from './auditedQuestion.js';

const million = 1_000_000;
const everyEntries = 1000;
const key = privateKeyFrom(randomBytesPooled(32));
const signer = { key, verifier: verifierOf('concordat-audit-bench', key) };

/** Writes an export of a million entries, with all they say and a checkpoint every thousand, and times its verification. */
export function verifyMillion(): Promise<Figures> {
  return withHome(async (home) => {
    const file = path.join(home, 'log.jsonl');
    const frontier = new Frontier();
    await pipeline(Readable.from(linesOf(frontier)), createWriteStream(file));
    const held = signFrontier(frontier, signer).note;
    const begun = performance.now();
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
    const found = await verifyExport(lines, { verifier: signer.verifier, held });
    const verifyMillionSeconds = secondsSince(begun);
    if (found.faults.length > 0 || found.entries !== million)
      throw new Error(`The export was not verified: ${JSON.stringify(found)}`);
    return { verifyMillionSeconds };
  });
}

function* linesOf(frontier: Frontier): Generator<string> {
  yield `${JSON.stringify({ log: verifierText(signer.verifier), v: 1 })}\n`;
  const begun = Date.parse('2026-01-01T00:00:00Z');
  while (frontier.size < million) {
    for (const entry of auditedQuestion()) {
      const parts = entryParts(entry, sha256);
      const salt = randomBytesPooled(32).toString('hex');
      const at = new Date(begun + frontier.size).toISOString();
      const leaf = leafText({ at, kind: entry.kind, commitment: commit(parts, salt) });
      yield `${JSON.stringify({ position: frontier.size, leaf, parts, salt })}\n`;
      frontier.push(auditLeafHash(leaf));
    }
    if (frontier.size % everyEntries === 0)
      yield `${JSON.stringify({ checkpoint: signFrontier(frontier, signer).note })}\n`;
  }
}
