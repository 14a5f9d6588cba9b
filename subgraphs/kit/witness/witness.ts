import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import {
  type Checkpoint,
  openCheckpoint,
  type Verifier,
} from '../../../schema/protocol/merkle/checkpoint.js';
import { isConsistent } from '../../../schema/protocol/merkle/verifyConsistency.js';
import { readWitnessBody, type WitnessRequest } from '../../../schema/protocol/merkle/witnessRequest.js';

/** What a witness answers, as https://c2sp.org/tlog-witness has it. */
export interface WitnessReply {
  readonly status: 200 | 400 | 403 | 409 | 422;
  readonly body: string;
}

/** Keeps the last checkpoint of the hub's audit log that followed from the one before. */
export interface Witness {
  /** Takes a checkpoint that follows, refuses any other. */
  add(body: string): Promise<WitnessReply>;
  /** The note it holds; undefined while it holds none. */
  held(): Promise<string | undefined>;
}

export interface WitnessOptions {
  /** Absolute path of a file on the partner's own machine. */
  readonly file: string;
  /** The key that signs for the hub's log. */
  readonly verifier: Verifier;
}

/** A witness over a file. What it refuses although the hub signed it is kept beside it: it proves a second history. */
export function startWitness({ file, verifier }: WitnessOptions): Witness {
  let turn: Promise<unknown> = Promise.resolve();
  const held = () => readFile(file, 'utf8').catch(() => undefined);
  const judge = async (body: string): Promise<WitnessReply> => {
    const request = readWitnessBody(body);
    if (!request) return refuse(400, 'Expected "old", a size, a proof, an empty line and a signed note.');
    const later = openCheckpoint(request.note, verifier);
    if (!later) return refuse(403, `The note is not signed by ${verifier.name}.`);
    const note = await held();
    const earlier = note === undefined ? undefined : openCheckpoint(note, verifier);
    const reply = judgeGrowth(request, later, earlier);
    if (reply.status === 200) await keep(file, request.note);
    else if (isForked(reply, later, earlier)) await keep(`${file}.refused`, request.note);
    return reply;
  };
  return {
    held,
    // One at a time: two that follow from the same checkpoint need not follow from each other.
    add: (body) => {
      const judged = turn.then(() => judge(body));
      turn = judged.catch(() => {});
      return judged;
    },
  };
}

function judgeGrowth(
  { old, proof }: WitnessRequest,
  later: Checkpoint,
  earlier: Checkpoint | undefined,
): WitnessReply {
  const size = earlier?.size ?? 0;
  if (old !== size) return { status: 409, body: `${size}\n` };
  if (earlier === undefined || size === 0) return { status: 200, body: '' };
  if (later.size < size) return { status: 409, body: `${size}\n` };
  const hashes = proof.map((text) => new Uint8Array(Buffer.from(text, 'base64')));
  return isConsistent({ earlier, later, proof: hashes })
    ? { status: 200, body: '' }
    : refuse(422, 'The log that was shown before is not the start of this one.');
}

/** Whether what was refused shows another history, and not only that the hub didn't know what is held. */
const isForked = ({ status }: WitnessReply, later: Checkpoint, earlier: Checkpoint | undefined): boolean =>
  earlier !== undefined && (status === 422 || later.size < earlier.size);

const refuse = (status: 400 | 403 | 422, message: string): WitnessReply => ({ status, body: `${message}\n` });

/** Whole or not at all, and on the disk before it is confirmed. */
async function keep(file: string, note: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = await open(`${file}.draft`, 'w');
  try {
    await draft.writeFile(note);
    await draft.sync();
  } finally {
    await draft.close();
  }
  await rename(`${file}.draft`, file);
}
