import type { Shape, ShapeField } from '../plan/shape.js';
import type { Supergraph } from '../supergraph/supergraph.js';
import type { OpenBag } from './bag.js';
import type { FieldFault } from './fieldFault.js';

/**
 * Fields that subgraphs require of others and that could not be fetched, for the entities of one fetch. An entity is
 * still asked for, because its other fields need nothing of them; those that do can't be told, whatever comes back.
 */
export class LostRequirements {
  readonly #byTarget = new Map<OpenBag, ReadonlyMap<string, FieldFault>>();

  constructor(
    private readonly supergraph: Supergraph,
    private readonly subgraph: string,
    private readonly shape: Shape,
  ) {}

  get isEmpty(): boolean {
    return this.#byTarget.size === 0;
  }

  /** Whether an entity can be told without this field: a key can't be left out. */
  isSpare(typename: string, field: string): boolean {
    return !this.supergraph.keyFields(this.subgraph, typename).has(field);
  }

  /** Notes what an entity lacks. Answers whether there is anything left to ask it for. */
  note(target: OpenBag, typename: string, lost: ReadonlyMap<string, FieldFault>): boolean {
    if (lost.size === 0) return true;
    this.#byTarget.set(target, lost);
    const fields = (this.shape.fieldsFor(typename) ?? []).filter(({ key }) => key !== '__typename');
    return fields.some((field) => this.#faultOf(field, typename, lost) === undefined);
  }

  /** Marks the fields of an entity that require what it lacks, in place of what came for them. */
  mark(target: OpenBag, typename: string): void {
    const lost = this.#byTarget.get(target);
    if (!lost) return;
    for (const field of this.shape.fieldsFor(typename) ?? []) {
      const fault = this.#faultOf(field, typename, lost);
      if (fault) target[field.key] = fault.under(field.child);
    }
  }

  #faultOf({ name }: ShapeField, typename: string, lost: ReadonlyMap<string, FieldFault>) {
    const required = this.supergraph.requirements.of(this.subgraph, typename, name);
    const missing = required.find((field) => lost.has(field.name.value));
    return missing && lost.get(missing.name.value);
  }
}
