import type { Draw } from './exchange.js';

/** A sequence that is the same in every run: nothing is hidden by it, it only says where to look first (xorshift32). */
export function startDraw(seed = 2463534242): Draw {
  let state = seed >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
}
