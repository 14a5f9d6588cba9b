/**
 * Names what turns rows into a release. It changes whenever the same rows come out as other bytes, so that releases
 * built before are known to be stale.
 */
export const releaseAlgorithm = 'ten-five, least conflicts 5';
