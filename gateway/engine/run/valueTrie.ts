/** Finds things by several plain values, as a Map does by one, without making one key of them. */
export class ValueTrie<Thing> {
  thing: Thing | undefined = undefined;
  #next: Map<unknown, ValueTrie<Thing>> | undefined;

  /** The place that one value more leads to. */
  at(value: unknown): ValueTrie<Thing> {
    this.#next ??= new Map();
    const known = this.#next.get(value);
    if (known !== undefined) return known;
    const made = new ValueTrie<Thing>();
    this.#next.set(value, made);
    return made;
  }
}
