import canonicalize from 'canonicalize';
import type { Manifest, PrintedEndorsement } from '../proof/manifest.js';
import type { Endorsement } from './endorsements.js';

/** What of an endorsement holds, as a pack prints it; undefined where nothing does. */
export function printable({
  organisation,
  signatory,
  positions,
}: Endorsement): PrintedEndorsement | undefined {
  const standing = positions
    .filter(({ voidBecause }) => voidBecause === undefined)
    .map(({ ask, position, reservation }) => ({
      ask,
      position,
      ...(reservation !== undefined && { reservation }),
    }));
  return standing.length === 0 ? undefined : { organisation, signatory, positions: standing };
}

/**
 * Where a pack prints of somebody what they do not say, or leaves out what they do, a sentence each. A pack that
 * prints nobody is a draft to be signed. Pure.
 */
export function printingFaults(
  { endorsements: printed }: Manifest,
  endorsements: readonly Endorsement[],
): readonly string[] {
  const said = endorsements.flatMap((one) => printable(one) ?? []);
  const stale = printed
    .filter((one) => !said.some((other) => isSame(one, other)))
    .map(({ signatory }) => `It prints of ${signatory} what ${signatory} no longer says, or never said.`);
  const left = said
    .filter((one) => !printed.some(({ organisation }) => organisation === one.organisation))
    .map(({ signatory }) => `It does not print how ${signatory} stands to each ask.`);
  return [...stale, ...left].map((fault) => `${fault} Build it again in place of the pack that was signed.`);
}

const isSame = (one: PrintedEndorsement, other: PrintedEndorsement): boolean =>
  canonicalize(one) === canonicalize(other);
