import type { Random } from './random.js';

/** People kept for each age and sex, at scale 1: enough that hardly anybody is referred a third time. */
const keptAtScaleOne = 200;

/** Remembers people of earlier quarters, so that some of them are referred again. Its memory is bounded. */
export class EarlierPeople {
  readonly #earlier = new Map<string, string[]>();
  #current: { readonly group: string; readonly reference: string }[] = [];
  readonly #kept: number;
  #next = 0;

  constructor(scale: number) {
    this.#kept = keptAtScaleOne * scale;
  }

  /** Someone of this group from an earlier quarter, or undefined where there is nobody. */
  draw(group: string, random: Random): string | undefined {
    const references = this.#earlier.get(group) ?? [];
    return references[random.below(references.length)];
  }

  /** Remembers somebody from the next quarter on. */
  add(group: string, reference: string): void {
    if (this.#current.length < this.#kept) this.#current.push({ group, reference });
  }

  endQuarter(): void {
    for (const { group, reference } of this.#current) {
      const references = this.#earlier.get(group) ?? [];
      this.#earlier.set(group, references);
      references[(this.#next++ % this.#kept) % (references.length + 1)] = reference;
    }
    this.#current = [];
  }
}
