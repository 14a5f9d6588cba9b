import type { SignedPack } from '../../gateway/pack/index.js';

const stands = {
  SUPPORT: 'supports',
  RESERVATION: 'supports, with a reservation',
  ABSTAIN: 'takes no position',
};

/** How a pack stands, for a terminal. */
export function standingText({
  sha256,
  embargoUntil,
  endorsements,
  missing,
  releasedAt,
  publicFrom,
}: SignedPack) {
  const signed = endorsements.flatMap(({ signatory, organisation, positions }) => [
    `  ${signatory} (${organisation})`,
    ...positions.map(({ ask, position, reservation, voidBecause }) =>
      [
        `    ${ask} ${stands[position]}`,
        ...(reservation == null ? [] : [`: "${reservation}"`]),
        ...(voidBecause == null ? [] : [` - VOID: ${voidBecause}`]),
      ].join(''),
    ),
  ]);
  const lines = [
    `Pack ${sha256}`,
    ...(embargoUntil == null ? [] : [`  Embargo until ${embargoUntil}`]),
    signed.length === 0 ? 'Signed by nobody.' : 'Signed by',
    ...signed,
    ...(missing.length === 0
      ? []
      : ['Missing before it may be released:', ...missing.map((one) => `  - ${one}`)]),
    releasedText({ missing, releasedAt, publicFrom }),
  ];
  return `${lines.join('\n')}\n`;
}

function releasedText({
  missing,
  releasedAt,
  publicFrom,
}: Pick<SignedPack, 'missing' | 'releasedAt' | 'publicFrom'>): string {
  if (releasedAt != null) return `Released on ${releasedAt}; public from ${publicFrom}.`;
  return missing.length > 0
    ? 'Not released.'
    : 'Nothing is missing: two persons of two organisations approve it with concordat pack release.';
}
