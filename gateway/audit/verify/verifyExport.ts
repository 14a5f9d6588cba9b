import { auditLeafHash, readLeaf } from '../../../schema/protocol/merkle/auditLeaf.js';
import { openCheckpoint, type Verifier } from '../../../schema/protocol/merkle/checkpoint.js';
import { commit } from '../../../schema/protocol/merkle/entryCommitment.js';
import { sameHash } from '../../../schema/protocol/merkle/hashes.js';
import { Frontier } from '../merkle/frontier.js';
import type { ExportCheckpoint, ExportEntry, ExportLine } from './exportLines.js';

/** What can be wrong with an export. */
export const exportFaults = {
  LINE_UNREADABLE: 'A line is no entry and no checkpoint.',
  POSITION_WRONG: 'An entry does not follow the one above it.',
  CLOCK_BACK: 'An entry is older than the one above it.',
  ENTRY_REPEATED: 'The same entry stands in the log twice.',
  PARTS_DIFFER: 'What an entry says is not what its leaf commits to.',
  CHECKPOINT_NOT_SIGNED: 'A checkpoint is not signed by the key of the log.',
  CHECKPOINT_DIFFERS: 'The entries are not those that a checkpoint signs for.',
  ENTRIES_MISSING: 'A checkpoint signs for more entries than there are.',
  HELD_NOT_SIGNED: 'The checkpoint that was held is not signed by the key of the log.',
  HELD_DIFFERS:
    'The entries are not those that the checkpoint that was held signs for: this is another history.',
  HELD_MISSING: 'The checkpoint that was held signs for more entries than there are: the end was cut off.',
  UNSIGNED_END: 'No checkpoint signs for the last entries.',
} as const;
export type ExportFaultCode = keyof typeof exportFaults;

export interface ExportFault {
  readonly code: ExportFaultCode;
  /** Line of the export, from 1; 0 for the whole. */
  readonly line: number;
}

export interface Verification {
  readonly entries: number;
  readonly checkpoints: number;
  /** Entries whose parts are not in the export: erased, or left out. */
  readonly withoutParts: number;
  /** The first of each kind. */
  readonly faults: readonly ExportFault[];
}

export interface VerifyOptions {
  readonly verifier: Verifier;
  /** A checkpoint that somebody else kept. Without one nobody can tell whether the end was cut off and signed anew. */
  readonly held?: string | undefined;
}

/** Hex digits of a commitment by which entries are told apart: as good as all, at half the memory. */
const enoughDigits = 32;

/** Checks an export against the key of its log and a checkpoint, line by line. */
export class ExportVerifier {
  readonly #frontier = new Frontier();
  readonly #commitments = new Set<string>();
  readonly #faults = new Map<ExportFaultCode, ExportFault>();
  readonly #held: ReturnType<typeof openCheckpoint>;
  #line = 0;
  #at = '';
  #checkpoints = 0;
  #signedSize = 0;
  #withoutParts = 0;

  constructor(private readonly options: VerifyOptions) {
    const { held, verifier } = options;
    this.#held = held === undefined ? undefined : openCheckpoint(held, verifier);
    if (held !== undefined && this.#held === undefined) this.#fault('HELD_NOT_SIGNED', 0);
  }

  /** Takes the next line. */
  take(text: string): void {
    this.#line += 1;
    const line = parsed(text);
    if (line === undefined) this.#fault('LINE_UNREADABLE');
    else if ('leaf' in line) this.#takeEntry(line);
    else if ('checkpoint' in line) this.#takeCheckpoint(line);
    else if (this.#line > 1) this.#fault('LINE_UNREADABLE');
  }

  /** Says what was found, once there are no more lines. */
  end(): Verification {
    const { size } = this.#frontier;
    if (this.#held && this.#held.size > size) this.#fault('HELD_MISSING', 0);
    if (this.#signedSize < size) this.#fault('UNSIGNED_END', 0);
    return {
      entries: size,
      checkpoints: this.#checkpoints,
      withoutParts: this.#withoutParts,
      faults: [...this.#faults.values()],
    };
  }

  #takeEntry({ position, leaf: text, parts, salt }: ExportEntry): void {
    const leaf = readLeaf(text);
    if (leaf === undefined) {
      this.#fault('LINE_UNREADABLE');
      return;
    }
    if (position !== this.#frontier.size) this.#fault('POSITION_WRONG');
    if (leaf.at < this.#at) this.#fault('CLOCK_BACK');
    const mark = leaf.commitment.slice(0, enoughDigits);
    if (this.#commitments.has(mark)) this.#fault('ENTRY_REPEATED');
    if (parts === undefined || salt === undefined) this.#withoutParts += 1;
    else if (commit(parts, salt) !== leaf.commitment) this.#fault('PARTS_DIFFER');
    this.#commitments.add(mark);
    this.#at = leaf.at;
    this.#frontier.push(auditLeafHash(text));
    if (this.#held?.size === this.#frontier.size && !sameHash(this.#held.root, this.#frontier.root()))
      this.#fault('HELD_DIFFERS');
  }

  #takeCheckpoint({ checkpoint: note }: ExportCheckpoint): void {
    const checkpoint = openCheckpoint(note, this.options.verifier);
    this.#checkpoints += 1;
    const size = this.#frontier.size;
    if (checkpoint === undefined) this.#fault('CHECKPOINT_NOT_SIGNED');
    else if (checkpoint.size > size) this.#fault('ENTRIES_MISSING');
    else if (checkpoint.size < size || !sameHash(checkpoint.root, this.#frontier.root()))
      this.#fault('CHECKPOINT_DIFFERS');
    else this.#signedSize = size;
  }

  #fault(code: ExportFaultCode, line = this.#line): void {
    if (!this.#faults.has(code)) this.#faults.set(code, { code, line });
  }
}

/** Verifies a whole export. */
export async function verifyExport(
  lines: AsyncIterable<string> | Iterable<string>,
  options: VerifyOptions,
): Promise<Verification> {
  const verifier = new ExportVerifier(options);
  for await (const line of lines) verifier.take(line);
  return verifier.end();
}

function parsed(text: string): ExportLine | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { position, leaf, checkpoint, log, parts, salt } = value as Record<string, unknown>;
    const isEntry = typeof leaf === 'string' && typeof position === 'number';
    const arePartsReadable =
      (parts === undefined || (typeof parts === 'object' && parts !== null)) &&
      (salt === undefined || typeof salt === 'string');
    if (isEntry && arePartsReadable) return value as ExportEntry;
    if (leaf === undefined && typeof checkpoint === 'string') return { checkpoint };
    return typeof log === 'string' ? (value as ExportLine) : undefined;
  } catch {
    return undefined;
  }
}
