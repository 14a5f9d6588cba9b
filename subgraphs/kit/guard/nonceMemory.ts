/** The nonces of requests that could still be sent again. */
export class NonceMemory {
  /** Nonces by the second in which they expire. */
  readonly #bySecond = new Map<number, Set<string>>();
  #size = 0;

  /** @param most nonces that are remembered at once; some 100 bytes each */
  constructor(private readonly most: number) {}

  /**
   * Remembers a nonce until it expires.
   * @param expires in seconds since 1970, as `now`; nonces of signatures that may be valid in that second are kept
   */
  take(nonce: string, expires: number, now: number): 'new' | 'known' | 'full' {
    this.#forget(now);
    for (const nonces of this.#bySecond.values()) if (nonces.has(nonce)) return 'known';
    if (this.#size >= this.most) return 'full';
    const nonces = this.#bySecond.get(expires) ?? new Set();
    this.#bySecond.set(expires, nonces.add(nonce));
    this.#size += 1;
    return 'new';
  }

  /** At most a minute's worth of seconds is looked through: no signature is valid longer. */
  #forget(now: number): void {
    for (const [expires, nonces] of this.#bySecond) {
      if (expires > now) continue;
      this.#bySecond.delete(expires);
      this.#size -= nonces.size;
    }
  }
}
