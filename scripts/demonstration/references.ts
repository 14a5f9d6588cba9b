import { createHmac } from 'node:crypto';

/** Keyed, as real references are: without the key nobody could test a guess. Here the key is no secret. */
const linkageKey = 'Concordat DEMONSTRATION linkage key';
const digitsEach = 16;
const eachDigest = 64 / digitsEach;

/**
 * Pseudonymous references: `p-` and 16 hexadecimal digits. A digest is enough for four, and making it is
 * what costs.
 */
export class References {
  #block = '';
  #digest = '';

  /** Always the same for the same source and number. */
  reference(source: string, number: number): string {
    const block = `${source}/${Math.floor(number / eachDigest)}`;
    if (block !== this.#block) this.#digest = createHmac('sha256', linkageKey).update(block).digest('hex');
    this.#block = block;
    const start = (number % eachDigest) * digitsEach;
    return `p-${this.#digest.slice(start, start + digitsEach)}`;
  }
}
