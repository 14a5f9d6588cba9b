import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { proveConsistency, proveInclusion } from '../../gateway/audit/checkpoints/proofs.js';
import { readEntries } from '../../gateway/audit/log/readEntries.js';
import { isOver, summaryOf } from '../../gateway/audit/uses/publicSummary.js';
import { exportFaults, type Verification, verifyExport } from '../../gateway/audit/verify/verifyExport.js';
import { exportLines } from '../../gateway/audit/verify/writeExport.js';
import type { Config } from '../../gateway/config.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { readVerifier, verifierText } from '../../schema/protocol/merkle/checkpoint.js';
import { discloseParts } from '../../schema/protocol/merkle/entryCommitment.js';
import {
  faultOfEntry,
  type ProvenEntry,
  provenEntrySchema,
} from '../../schema/protocol/merkle/provenEntry.js';
import { isConsistent } from '../../schema/protocol/merkle/verifyConsistency.js';
import { checkpointGiven, readGiven, verifierGiven } from '../audit/heldCheckpoint.js';
import { useLines } from '../audit/useText.js';
import { type AuditAccess, withAudit } from '../audit/withAudit.js';

export interface AuditCommand {
  readonly config: Config;
  readonly write: (text: string) => void;
}

interface VerifyFlags {
  readonly checkpoint?: string;
  readonly key?: string;
}

/** `concordat audit export`: the log as lines of JSON, with a checkpoint made now at its end. */
export function exportAudit(
  { config, write }: AuditCommand,
  { out, leaves }: { readonly out: string; readonly leaves: boolean },
): Promise<void> {
  return withAudit(config, async ({ pool, signer, checkpoint }) => {
    const { size } = (await checkpoint()).checkpoint;
    const lines = exportLines({ pool, verifier: signer.verifier, size, withParts: !leaves });
    await pipeline(Readable.from(ended(lines)), createWriteStream(out));
    write(`${size.toLocaleString('en-GB')} entries: ${out}\n  key  ${verifierText(signer.verifier)}\n`);
  });
}

async function* ended(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** `concordat audit verify`: an export or a proven entry, by nothing but a key and a checkpoint. */
export async function verifyAudit(
  { write }: Pick<AuditCommand, 'write'>,
  file: string,
  { checkpoint, key }: VerifyFlags,
): Promise<void> {
  const first = await firstLine(file);
  const proven = provenEntrySchema.safeParse(first);
  const verifier = key === undefined ? readVerifier(logIn(first)) : await verifierGiven(key);
  if (!verifier) throw refuted(`--key, or an export that names its key in ${file}`, 'neither');
  if (proven.success) {
    const held = checkpoint === undefined ? {} : { checkpoint: await readGiven(checkpoint, 'a checkpoint') };
    const fault = faultOfEntry({ ...proven.data, ...held }, verifier);
    if (fault) throw refuted(`an entry that stands in the log ${verifier.name}`, fault);
    write(`Entry ${proven.data.position} stands in the log ${verifier.name}.\n`);
    return;
  }
  const held = checkpoint === undefined ? undefined : await readGiven(checkpoint, 'a checkpoint');
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  const found = await verifyExport(lines, { verifier, held });
  const [fault] = found.faults;
  if (fault) throw refuted(`the whole log ${verifier.name}`, faultText(found));
  write(
    verifiedText(found, { name: verifier.name, isHeld: held !== undefined, isKeyGiven: key !== undefined }),
  );
}

const faultText = ({ faults }: Verification): string =>
  faults
    .map(({ code, line }) => `${code}${line > 0 ? ` in line ${line}` : ''}: ${exportFaults[code]}`)
    .join(' ');

function verifiedText(
  { entries, checkpoints, withoutParts }: Verification,
  {
    name,
    isHeld,
    isKeyGiven,
  }: { readonly name: string; readonly isHeld: boolean; readonly isKeyGiven: boolean },
): string {
  const lines = [
    `The log ${name} is whole: ${entries.toLocaleString('en-GB')} entries under ${checkpoints} checkpoints.`,
    ...(withoutParts > 0 ? [`  What ${withoutParts} of them say is erased or was left out.`] : []),
    ...(isHeld
      ? []
      : [
          '  No checkpoint was given: that the end was not cut off and signed anew was not checked. --checkpoint',
        ]),
    ...(isKeyGiven ? [] : ["  The key is the export's own: compare it with the one you know. --key"]),
  ];
  return `${lines.join('\n')}\n`;
}

async function firstLine(file: string): Promise<unknown> {
  const input = createReadStream(file);
  try {
    for await (const line of createInterface({ input })) return JSON.parse(line);
  } catch (cause) {
    throw refuted(`an export or a proven entry in ${file}`, cause instanceof Error ? cause.message : 'none');
  } finally {
    input.destroy();
  }
  return undefined;
}

const logIn = (head: unknown): string =>
  typeof head === 'object' && head !== null && 'log' in head ? String(head.log) : '';

/** `concordat audit prove`: one entry with its proof, on one line. */
export function proveEntry(
  { config, write }: AuditCommand,
  position: number,
  { checkpoint: file }: { readonly checkpoint?: string },
): Promise<void> {
  return withAudit(config, async (access) => {
    const { signer } = access;
    const { note, checkpoint } = file
      ? await checkpointGiven(file, signer.verifier)
      : await access.checkpoint();
    const entry = await provenEntry(access, position, { note, size: checkpoint.size });
    const fault = faultOfEntry(entry, signer.verifier);
    if (fault) throw refuted(`entry ${position} of ${checkpoint.size} in the log`, fault);
    write(`${JSON.stringify(entry)}\n`);
  });
}

async function provenEntry(
  { pool }: AuditAccess,
  position: number,
  { note, size }: { readonly note: string; readonly size: number },
): Promise<ProvenEntry> {
  for await (const { leaf, content } of readEntries(pool, {
    from: position,
    to: Math.min(position + 1, size),
  })) {
    const disclosed = content ? discloseParts(content.parts, content.salt, () => true) : null;
    const proof = [...(await proveInclusion(pool, position, size))];
    return {
      position,
      leaf,
      proof,
      checkpoint: note,
      disclosed: disclosed && { parts: { ...disclosed.parts }, hidden: [...disclosed.hidden] },
    };
  }
  throw refuted(`an entry from 0 to ${size - 1}`, String(position));
}

/** `concordat audit consistency`: that the log of a checkpoint somebody kept is the start of the log as it is. */
export function proveGrowth(
  { config, write }: AuditCommand,
  { checkpoint: file }: { readonly checkpoint: string },
): Promise<void> {
  return withAudit(config, async ({ pool, signer, checkpoint }) => {
    const earlier = (await checkpointGiven(file, signer.verifier)).checkpoint;
    const { checkpoint: later, note } = await checkpoint();
    const hashes = earlier.size > later.size ? [] : await proveConsistency(pool, earlier.size, later.size);
    const proof = hashes.map((hash) => new Uint8Array(Buffer.from(hash, 'base64')));
    if (earlier.size > 0 && !isConsistent({ earlier, later, proof }))
      throw refuted(
        `a log whose first ${earlier.size} entries are those of the checkpoint that was kept`,
        `another history, of ${later.size} entries`,
      );
    write(`${JSON.stringify({ from: earlier.size, to: later.size, proof: hashes, checkpoint: note })}\n`);
  });
}

/** `concordat audit summary`: what is public about the uses in a month. */
export function summariseAudit(
  { config, write }: AuditCommand,
  { month, format }: { readonly month: string; readonly format: string },
): Promise<void> {
  return withAudit(config, async ({ pool }) => {
    const { uses } = await summaryOf(pool, month);
    const isPublic = isOver(month, { clock: () => new Date(), delayDays: config.summaryDelayDays });
    if (!isPublic && format === 'table')
      write(`Not public yet: shown ${config.summaryDelayDays} days after the month's end.\n\n`);
    write(format === 'json' ? `${JSON.stringify({ month, uses })}\n` : useLines(uses));
  });
}

const refuted = (expected: string, found: string): ConcordatError =>
  new ConcordatError('AUDIT_REFUTED', {
    expected,
    found,
    remedy: 'Keep the files as they are, and ask other partners for the checkpoints they hold.',
  });
