import { readFile } from 'node:fs/promises';
import { ConcordatError } from '../../schema/protocol/errors.js';
import {
  type Checkpoint,
  openCheckpoint,
  readVerifier,
  type Verifier,
} from '../../schema/protocol/merkle/checkpoint.js';
import { messageOf } from '../systemError.js';

/** Reads a file that somebody named. @throws ConcordatError AUDIT_UNREADABLE */
export async function readGiven(file: string, what: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw unreadable(`${what} in ${file}`, messageOf(cause));
  });
}

/**
 * The key of a log: as a text, or a file that holds it.
 * @throws ConcordatError AUDIT_UNREADABLE
 */
export async function verifierGiven(textOrFile: string): Promise<Verifier> {
  const direct = readVerifier(textOrFile);
  if (direct) return direct;
  const read = readVerifier(await readGiven(textOrFile, "the log's key"));
  if (read) return read;
  throw unreadable(`a key as name+id+key in ${textOrFile}`, 'something else');
}

/**
 * A checkpoint that somebody kept, with its note.
 * @throws ConcordatError AUDIT_UNREADABLE
 */
export async function checkpointGiven(
  file: string,
  verifier: Verifier,
): Promise<{ readonly note: string; readonly checkpoint: Checkpoint }> {
  const note = await readGiven(file, 'a checkpoint');
  const checkpoint = openCheckpoint(note, verifier);
  if (checkpoint) return { note, checkpoint };
  throw unreadable(`a checkpoint in ${file} that ${verifier.name} signed`, 'something else');
}

const unreadable = (expected: string, found: string): ConcordatError =>
  new ConcordatError('AUDIT_UNREADABLE', {
    expected,
    found,
    remedy:
      "Name the right file. A running hub answers /audit/key and /audit/checkpoint; a witness's file is in its own folder.",
  });
