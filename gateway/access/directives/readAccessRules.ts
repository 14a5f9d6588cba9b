import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import type { Requirements } from '../../engine/supergraph/requirements.js';
import type { TypeBook } from '../../engine/supergraph/typeBook.js';
import type { AccessRules } from './accessRules.js';
import { type Condition, distinct, namesIn } from './condition.js';
import { type DeclaredConditions, declaredConditions } from './declaredConditions.js';

export interface RuleMeans {
  readonly book: TypeBook;
  readonly requirements: Requirements;
  /** Names of all subgraphs. */
  readonly subgraphs: readonly string[];
}

/**
 * Reads the rules of a supergraph; undefined where it has none.
 * @throws TypeError where a directive asks for nothing
 */
export function readAccessRules(document: DocumentNode, means: RuleMeans): AccessRules | undefined {
  const declared = declaredConditions(document);
  return declared.size === 0 ? undefined : new ReachedConditions(declared, means);
}

/** One question: what it has reached so far, so that fields which require each other end. */
interface Reach {
  readonly seen: Set<string>;
  readonly conditions: Condition[];
}

class ReachedConditions implements AccessRules {
  readonly #known = new Map<string, readonly Condition[]>();

  constructor(
    private readonly declared: DeclaredConditions,
    private readonly means: RuleMeans,
  ) {}

  ofType(typename: string): readonly Condition[] {
    return [...this.#own(typename), ...this.#inherited(typename)];
  }

  ofField(typename: string, name: string): readonly Condition[] {
    const place = `${typename}.${name}`;
    const known = this.#known.get(place);
    if (known) return known;
    const reach: Reach = { seen: new Set(), conditions: [] };
    this.#reachField(typename, name, reach);
    const found = distinct(reach.conditions);
    this.#known.set(place, found);
    return found;
  }

  #own(place: string): readonly Condition[] {
    return this.declared.get(place) ?? [];
  }

  #reachField(typename: string, name: string, reach: Reach): void {
    const place = `${typename}.${name}`;
    if (reach.seen.has(place)) return;
    reach.seen.add(place);
    const returned = this.means.book.field(typename, name)?.named ?? typename;
    reach.conditions.push(...this.ofType(typename), ...this.#own(place), ...this.ofType(returned));
    for (const member of this.means.book.possible(typename)) this.#reachMember(member, name, reach);
  }

  /** A field of a concrete type. Whoever selects it on an abstract one may be given any member's. */
  #reachMember(typename: string, name: string, reach: Reach): void {
    const { book, requirements, subgraphs } = this.means;
    reach.conditions.push(
      ...this.ofType(typename),
      ...this.#own(`${typename}.${name}`),
      ...this.#inherited(typename, name),
    );
    const returned = book.field(typename, name)?.named;
    if (returned !== undefined) reach.conditions.push(...this.ofType(returned));
    // An interface object resolves fields under the name of its interface.
    const resolving = [typename, ...book.interfacesOf(typename)];
    for (const subgraph of subgraphs) {
      for (const type of resolving) {
        const selections = requirements.of(subgraph, type, name);
        if (selections.length > 0)
          this.#reachBelow(typename, { kind: Kind.SELECTION_SET, selections }, reach);
      }
    }
  }

  /** What a subgraph is sent so that it can answer a field (GHSA-m8jr-fxqx-8xx6). */
  #reachBelow(typename: string, { selections }: SelectionSetNode, reach: Reach): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value ?? typename;
        reach.conditions.push(...this.ofType(on));
        this.#reachBelow(on, selection.selectionSet, reach);
        continue;
      }
      const name = selection.name.value;
      if (name === '__typename') continue;
      this.#reachField(typename, name, reach);
      const below = this.means.book.field(typename, name)?.named;
      if (selection.selectionSet && below !== undefined)
        this.#reachBelow(below, selection.selectionSet, reach);
    }
  }

  /**
   * Conditions that a type, or a field of it, has from its interfaces (GHSA-mx7m-j9xf-62hw). Composition writes on an
   * interface what its members ask for, which says nothing of the other members; what none of them asks for was meant
   * for all.
   */
  #inherited(typename: string, field?: string): readonly Condition[] {
    const of = (type: string) => this.#own(field === undefined ? type : `${type}.${field}`);
    return this.means.book.interfacesOf(typename).flatMap((parent) => {
      const members = [...this.means.book.possible(parent)];
      const explained = new Set(members.flatMap((member) => of(member).flatMap(namesIn)));
      return of(parent).filter((condition) => namesIn(condition).some((name) => !explained.has(name)));
    });
  }
}
