import { z } from 'zod';
import type { Ask } from '../../questions/ask.js';
import { manifestSchema, sha256Of } from '../proof/manifest.js';
import { type PackReceipt, receiptSchema } from '../proof/receipt.js';
import {
  approveReleaseMutation,
  approveSentencesMutation,
  registerPackMutation,
  signPackMutation,
  withdrawMutation,
} from './packRequests.js';
import { askOfPacks, askSignedPack, type SignedPack, signedPackSchema } from './signedPack.js';

export interface Positions {
  readonly signatory: string;
  readonly region: string | undefined;
  /** Words by ask. */
  readonly reserved: ReadonlyMap<string, string>;
  readonly abstained: ReadonlySet<string>;
}

/** What organisations do with a pack, asked of a hub. Packs are named by the text of their manifest. */
export function jointPackClient(ask: Ask) {
  const send = (query: string, variables: Readonly<Record<string, unknown>>) =>
    askOfPacks(ask, query, variables);
  const step = async (query: string, variables: Readonly<Record<string, unknown>>): Promise<SignedPack> =>
    z.object({ pack: signedPackSchema }).parse(await send(query, variables)).pack;

  return {
    async register(manifest: string, embargoUntil?: string): Promise<PackReceipt> {
      const data = await send(registerPackMutation, { manifest, embargoUntil });
      return z.object({ registerPack: receiptSchema }).parse(data).registerPack;
    },
    sign: (manifest: string, { signatory, region, reserved, abstained }: Positions) =>
      step(signPackMutation, {
        pack: sha256Of(manifest),
        signatory,
        region,
        positions: asksOf(manifest, reserved, abstained).map((id) => ({
          ask: id,
          ...positionOn(id, reserved, abstained),
        })),
      }),
    withdraw: (manifest: string) => step(withdrawMutation, { pack: sha256Of(manifest) }),
    approveSentences: (manifest: string, dataset: string) =>
      step(approveSentencesMutation, { pack: sha256Of(manifest), dataset }),
    approveRelease: (manifest: string) => step(approveReleaseMutation, { pack: sha256Of(manifest) }),
    standing: (manifest: string) => askSignedPack(ask, sha256Of(manifest)),
  };
}

export type JointPackClient = ReturnType<typeof jointPackClient>;

/** The asks of the pack, with whatever else was named: the hub says what is wrong with that. */
function asksOf(
  manifest: string,
  reserved: ReadonlyMap<string, string>,
  abstained: ReadonlySet<string>,
): readonly string[] {
  const { asks } = manifestSchema.pick({ asks: true }).loose().parse(JSON.parse(manifest));
  return [...new Set([...Object.keys(asks), ...reserved.keys(), ...abstained])];
}

function positionOn(id: string, reserved: ReadonlyMap<string, string>, abstained: ReadonlySet<string>) {
  const reservation = reserved.get(id);
  if (reservation !== undefined) return { position: 'RESERVATION', reservation };
  return { position: abstained.has(id) ? 'ABSTAIN' : 'SUPPORT' };
}
