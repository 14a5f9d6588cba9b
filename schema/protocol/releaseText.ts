/**
 * What an owner's key signs of a release, in canonical form. The signature names what it signs, so that it can't be
 * taken for a signature over something else.
 */
export const releaseText = (sha256: string): string => JSON.stringify({ concordat: 'release', sha256 });
