import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import canonicalize from 'canonicalize';
import type { Config } from '../../gateway/config.js';
import { type JointPackClient, jointPackClient, receiptPath } from '../../gateway/pack/index.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { httpAsk } from '../pack/httpAsk.js';
import { standingText } from '../pack/standingText.js';
import { messageOf } from '../systemError.js';
import { type AskingFlags, askingFetch } from './askingOptions.js';

interface JointCommand {
  readonly config: Config;
  readonly folder: string;
  /** Base URL of the hub; left out, the one that runs on this machine. */
  readonly hub: string | undefined;
  readonly asking: AskingFlags;
  readonly write: (text: string) => void;
}

/** `concordat pack register`: writes `receipt.json` beside the manifest. @throws ConcordatError PACK_REFUSED */
export async function registerPack(
  command: JointCommand & { readonly embargo: string | undefined },
): Promise<void> {
  const client = await clientOf(command);
  const receipt = await client.register(await manifestIn(command.folder), command.embargo);
  const file = path.join(command.folder, receiptPath);
  await writeFile(file, `${canonicalize(receipt) ?? ''}\n`);
  const { sha256, auditEntry } = receipt;
  command.write(`Registered ${sha256}\n  Audit entry ${auditEntry}; the receipt is in ${file}\n`);
}

/** `concordat pack sign`: every ask that is neither reserved nor abstained from is supported. */
export async function signPack(
  command: JointCommand & {
    readonly signatory: string;
    readonly region?: string;
    readonly reserve?: readonly string[];
    readonly abstain?: readonly string[];
  },
): Promise<void> {
  const { signatory, region, reserve = [], abstain = [] } = command;
  const client = await clientOf(command);
  const manifest = await manifestIn(command.folder);
  const reserved = new Map(reserve.map(reservation));
  const positions = { reserved, abstained: new Set(abstain) };
  command.write(standingText(await client.sign(manifest, { signatory, region, ...positions })));
}

export const withdraw = (command: JointCommand): Promise<void> =>
  step(command, (client, manifest) => client.withdraw(manifest));

export const approveSentences = (command: JointCommand & { readonly dataset: string }): Promise<void> =>
  step(command, (client, manifest) => client.approveSentences(manifest, command.dataset));

export const release = (command: JointCommand): Promise<void> =>
  step(command, (client, manifest) => client.approveRelease(manifest));

export const standing = (command: JointCommand): Promise<void> =>
  step(command, (client, manifest) => client.standing(manifest));

async function step(
  command: JointCommand,
  work: (client: JointPackClient, manifest: string) => ReturnType<JointPackClient['standing']>,
): Promise<void> {
  const client = await clientOf(command);
  command.write(standingText(await work(client, await manifestIn(command.folder))));
}

async function clientOf({ config, hub, asking }: JointCommand): Promise<JointPackClient> {
  const url = hub ?? `http://localhost:${config.port}`;
  return jointPackClient(httpAsk(url, await askingFetch(config, asking, 'policy')));
}

async function manifestIn(folder: string): Promise<string> {
  try {
    return await readFile(path.join(folder, 'manifest.json'), 'utf8');
  } catch (cause) {
    throw new ConcordatError('ARGUMENT_INVALID', {
      expected: 'the folder of a pack, with its manifest.json',
      found: `${folder}: ${messageOf(cause)}`,
      remedy: 'Name the folder that npm run -s pack -- --out wrote.',
      cause,
    });
  }
}

function reservation(text: string): readonly [ask: string, words: string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: '--reserve with an ask and words, such as "6c=Not without safe places first."',
    found: `"${text.slice(0, 60)}"`,
    remedy: 'Put the ask before the first =, and the whole in quotation marks.',
  });
}
