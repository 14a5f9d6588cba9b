import { z } from 'zod';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { anonymous } from '../../access/requester.js';
import type { Ask } from '../../questions/ask.js';
import type { AskSection } from '../pack.js';
import { askHashes, askPositions, type PrintedEndorsement } from '../proof/manifest.js';
import { receiptSchema } from '../proof/receipt.js';
import { refused } from './packChecks.js';
import { packsQuery } from './packRequests.js';
import { printable } from './printing.js';

export const signedPackSchema = z.object({
  sha256: z.string(),
  embargoUntil: z.string().nullish(),
  withdrawnRegions: z.array(z.string()),
  missing: z.array(z.string()),
  stale: z.array(z.string()),
  releasedAt: z.string().nullish(),
  publicFrom: z.string().nullish(),
  receipt: receiptSchema.optional(),
  asks: z.array(z.object({ id: z.string(), sha256: z.string() })),
  endorsements: z.array(
    z.object({
      organisation: z.string(),
      signatory: z.string(),
      region: z.string().nullish(),
      positions: z.array(
        z.object({
          ask: z.string(),
          position: z.enum(askPositions),
          reservation: z.string().nullish(),
          voidBecause: z.string().nullish(),
        }),
      ),
    }),
  ),
});

/** A registered pack, as far as the one that takes its place needs it. */
export type SignedPack = Readonly<z.infer<typeof signedPackSchema>>;

/** Asks a hub for a registered pack. @throws ConcordatError PACK_REFUSED where it has none of this hash */
export async function askSignedPack(ask: Ask, sha256: string): Promise<SignedPack> {
  const { packs } = z.object({ packs: z.array(signedPackSchema) }).parse(await askOfPacks(ask, packsQuery));
  const found = packs.find((pack) => pack.sha256 === sha256);
  if (found !== undefined) return found;
  throw refused(
    'the hash of a pack that the hub knows, and that you may read of',
    sha256.slice(0, 64),
    'Register it with concordat pack register, or ask as somebody of an organisation.',
  );
}

/** What the hub says of why it refuses a step. */
const refusalSchema = z.object({ expected: z.string(), found: z.string(), remedy: z.string() });

/** What a hub answers to a request about packs. @throws ConcordatError PACK_REFUSED with its reasons where it refuses */
export async function askOfPacks(
  ask: Ask,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const { data, errors = [] } = await ask({ query, variables }, anonymous);
  const [error] = errors;
  if (error === undefined) return data;
  const told = refusalSchema.safeParse(error.extensions);
  throw new ConcordatError(
    'PACK_REFUSED',
    told.success
      ? told.data
      : {
          what: error.message,
          expected: 'a step that the hub allows',
          found: String(error.extensions?.['code'] ?? 'a refusal'),
          remedy: 'See to what the message names.',
        },
  );
}

/** Who still stands behind which ask: only where it is to the letter what they signed. Pure. */
export function carriedOver(
  replaced: SignedPack | undefined,
  asks: readonly AskSection[],
): readonly PrintedEndorsement[] {
  if (replaced === undefined) return [];
  const [before, now] = [new Map(replaced.asks.map(({ id, sha256 }) => [id, sha256])), askHashes({ asks })];
  return replaced.endorsements.flatMap(({ organisation, signatory, region, positions }) => {
    const held = positions
      .filter(({ ask, voidBecause }) => voidBecause == null && before.get(ask) === now[ask])
      .map(({ ask, position, reservation }) => ({
        ask,
        position,
        reservation: reservation ?? undefined,
        voidBecause: undefined,
      }));
    return printable({ organisation, signatory, region: region ?? undefined, positions: held }) ?? [];
  });
}
