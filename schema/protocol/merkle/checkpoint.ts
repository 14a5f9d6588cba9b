import { createHash, type KeyObject } from 'node:crypto';
import { isSignedBy, publicKeyText, signText } from '../ownerKey.js';
import { hashBytes } from './hashes.js';
import type { TreeHead } from './verifyConsistency.js';

/** What a log says of itself at one moment (https://c2sp.org/tlog-checkpoint). */
export interface Checkpoint extends TreeHead {
  /** Name of the log, and of the key that signs for it. */
  readonly origin: string;
}

/** Who signs: a name and the 32 raw bytes of an Ed25519 public key, base64. */
export interface Verifier {
  readonly name: string;
  readonly publicKey: string;
}

/** Ed25519 among the algorithms of https://c2sp.org/signed-note. */
const algorithm = Uint8Array.of(1);

/** First four bytes of the hash over name and key. */
function keyId({ name, publicKey }: Verifier): Buffer {
  const key = Buffer.from(publicKey, 'base64');
  return createHash('sha256').update(`${name}\n`).update(algorithm).update(key).digest().subarray(0, 4);
}

/** `name+id+key`, as signed notes write a key to verify with. */
export function verifierText(verifier: Verifier): string {
  const key = Buffer.concat([algorithm, Buffer.from(verifier.publicKey, 'base64')]);
  return `${verifier.name}+${keyId(verifier).toString('hex')}+${key.toString('base64')}`;
}

/** Reads {@link verifierText}; undefined where the text isn't one. */
export function readVerifier(text: string): Verifier | undefined {
  const [name, id, ...rest] = text.trim().split('+');
  const key = Buffer.from(rest.join('+'), 'base64');
  if (!name || key.length !== hashBytes + 1 || key[0] !== algorithm[0]) return undefined;
  const verifier = { name, publicKey: key.subarray(1).toString('base64') };
  return keyId(verifier).toString('hex') === id ? verifier : undefined;
}

/** The verifier of a signing key under a name. */
export const verifierOf = (name: string, key: KeyObject): Verifier => ({
  name,
  publicKey: publicKeyText(key),
});

/** Signs what a log is now. The same log at the same size has the same text. */
export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject): string {
  const { origin, size, root } = checkpoint;
  const text = `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
  const signature = Buffer.from(signText(text, key), 'base64');
  const blob = Buffer.concat([keyId(verifierOf(origin, key)), signature]).toString('base64');
  return `${text}\n— ${origin} ${blob}\n`;
}

const lineOfSignature = /^— (\S+) ([A-Za-z0-9+/=]+)$/;
const size = /^(0|[1-9]\d{0,15})$/;

/** Reads a note that the verifier signed; undefined for anything else. */
export function openCheckpoint(note: string, verifier: Verifier): Checkpoint | undefined {
  const end = note.indexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  const signatures = note.slice(end + 2, -1).split('\n');
  return signatures.some((line) => isSignatureOf(line, text, verifier))
    ? readText(text, verifier.name)
    : undefined;
}

function isSignatureOf(line: string, text: string, verifier: Verifier): boolean {
  const [, name, blob = ''] = lineOfSignature.exec(line) ?? [];
  const bytes = Buffer.from(blob, 'base64');
  if (name !== verifier.name || !bytes.subarray(0, 4).equals(keyId(verifier))) return false;
  return isSignedBy(text, bytes.subarray(4).toString('base64'), verifier.publicKey);
}

function readText(text: string, origin: string): Checkpoint | undefined {
  const [name, count = '', hash = ''] = text.split('\n');
  const root = new Uint8Array(Buffer.from(hash, 'base64'));
  if (name !== origin || !size.test(count) || root.length !== hashBytes) return undefined;
  return Number.isSafeInteger(Number(count)) ? { origin, size: Number(count), root } : undefined;
}
