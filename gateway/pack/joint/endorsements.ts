import type { Manifest } from '../proof/manifest.js';
import type { AskPosition, PackEvent, RegisteredPack } from './packEvent.js';

export type StandingPosition = AskPosition & {
  /** Why it no longer holds; undefined where it does. */
  readonly voidBecause: string | undefined;
};

/** What an organisation says of a pack, as far as it still holds. */
export interface Endorsement {
  readonly organisation: string;
  /** As it is printed. */
  readonly signatory: string;
  readonly region: string | undefined;
  readonly positions: readonly StandingPosition[];
}

type Signed = Extract<PackEvent, { readonly kind: 'SIGNED' }>;

/**
 * What organisations say of a pack: what they signed of it, or of a pack it takes the place of where the ask is still
 * the same to the letter. Pure.
 * @param earlier the packs it takes the place of, the nearest first
 */
export function endorsementsOf(
  pack: RegisteredPack,
  earlier: readonly RegisteredPack[],
): readonly Endorsement[] {
  const chain = [pack, ...earlier];
  const organisations = new Set(
    chain.flatMap(({ events }) => events.map(({ organisation }) => organisation)),
  );
  return [...organisations].sort().flatMap((organisation) => {
    const found = lastSigned(chain, organisation);
    if (found === undefined) return [];
    const { signed, of } = found;
    const positions = signed.positions.map((position) => ({
      ...position,
      voidBecause: whyVoid(of.manifest, pack.manifest, position.ask),
    }));
    return [{ organisation, signatory: signed.signatory, region: signed.region, positions }];
  });
}

/** Organisations that took their signature back and did not sign again, with the region they spoke for. */
export function withdrawnFrom(
  pack: RegisteredPack,
  earlier: readonly RegisteredPack[],
): readonly { readonly organisation: string; readonly region: string | undefined }[] {
  const events = [pack, ...earlier].flatMap((one) => one.events);
  const last = new Map<string, PackEvent>();
  for (const event of events.toSorted(byTime))
    if (event.kind === 'SIGNED' || event.kind === 'WITHDRAWN') last.set(event.organisation, event);
  return [...last.values()]
    .filter(({ kind }) => kind === 'WITHDRAWN')
    .map(({ organisation }) => ({
      organisation,
      region: events.filter(isSigned).find((event) => event.organisation === organisation)?.region,
    }));
}

const byTime = (one: PackEvent, other: PackEvent): number => one.at.getTime() - other.at.getTime();
const isSigned = (event: PackEvent): event is Signed => event.kind === 'SIGNED';

/** The last that an organisation signed, unless it took that back. */
function lastSigned(chain: readonly RegisteredPack[], organisation: string) {
  for (const of of chain) {
    const last = of.events
      .filter((event) => event.organisation === organisation)
      .filter(({ kind }) => kind === 'SIGNED' || kind === 'WITHDRAWN')
      .toSorted(byTime)
      .at(-1);
    if (last?.kind === 'WITHDRAWN') return undefined;
    if (last?.kind === 'SIGNED') return { signed: last, of };
  }
  return undefined;
}

/** What of an ask changed since it was signed, in words. */
function whyVoid(signed: Manifest, now: Manifest, ask: string): string | undefined {
  if (now.asks[ask] === undefined) return `Ask ${ask} is not in this pack.`;
  if (signed.asks[ask] === now.asks[ask]) return undefined;
  const others = now.figures.filter(
    ({ figure, tableSha256 }) =>
      figure.startsWith(`${ask}.`) &&
      signed.figures.find((one) => one.figure === figure)?.tableSha256 !== tableSha256,
  );
  const changed = others.map(({ figure }) => `the numbers of Figure ${figure}`);
  return `Since it was signed, ${changed.length > 0 ? changed.join(' and ') : `the words of ask ${ask}`} changed.`;
}
