import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import { isInherited } from '../run/bag.js';
import type { TypeBook } from '../supergraph/typeBook.js';

/** One field that a fetch selects on some type. */
export interface ShapeField {
  /** Key in the subgraph's answer and in the fetched data. */
  readonly key: string;
  readonly name: string;
  /** The key as JSON writes it, with its colon. */
  readonly written: string;
  /** Must be read as an own property. */
  readonly isInherited: boolean;
  /** The subgraph may leave it out, because which type is there can't be told. */
  readonly isOptional: boolean;
  /** How many lists are around the objects; undefined where the schema doesn't say. */
  readonly listDepth: number | undefined;
  /** What is selected below; a leaf has none. */
  readonly child: Shape | undefined;
}

export type Fragments = ReadonlyMap<string, { readonly on: string; readonly selectionSet: SelectionSetNode }>;

interface Selected {
  readonly typename: string;
  readonly selectionSet: SelectionSetNode;
}

interface Collected {
  readonly node: FieldNode;
  readonly on: string;
  readonly below: Selected[];
  isOptional: boolean;
}

/** What a fetch selects on one place of its answer. Nothing but this is ever taken from an answer. */
export class Shape {
  readonly #byType = new Map<string, readonly ShapeField[]>();
  /** Whether the type of the object decides what is selected. */
  readonly #isSplit: boolean;
  /** The types that the object may say it is of. */
  readonly #possible: ReadonlySet<string>;

  constructor(
    /** The type as the schema has it. */
    readonly typename: string,
    private readonly selected: readonly Selected[],
    private readonly fragments: Fragments,
    private readonly book: TypeBook,
    possible: ReadonlySet<string> = book.possibleNames(typename),
  ) {
    this.#possible = possible;
    this.#isSplit = selected.some((part) => this.#hasFragment(part));
  }

  static of(typename: string, selectionSet: SelectionSetNode, fragments: Fragments, book: TypeBook): Shape {
    return new Shape(typename, [{ typename, selectionSet }], fragments, book);
  }

  /** What a fetch selects on entities, which may be of any type its fragments name. */
  static ofEntities(selectionSet: SelectionSetNode, fragments: Fragments, book: TypeBook): Shape {
    const typename = '_Entity';
    const conditions = selectionSet.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [];
      if (selection.kind === Kind.INLINE_FRAGMENT) return selection.typeCondition?.name.value ?? [];
      return fragments.get(selection.name.value)?.on ?? [];
    });
    const possible = new Set(conditions.flatMap((name) => [...book.possibleNames(name)]));
    return new Shape(typename, [{ typename, selectionSet }], fragments, book, possible);
  }

  /** What is selected on an object; undefined where it can't be of the type it says. Without a name: what is certain. */
  fieldsFor(typename: unknown): readonly ShapeField[] | undefined {
    if (typename !== undefined && (typeof typename !== 'string' || !this.#possible.has(typename)))
      return undefined;
    const name = this.#isSplit && typename !== undefined ? typename : '';
    const known = this.#byType.get(name);
    if (known) return known;
    const made = this.#fieldsOf(name === '' ? undefined : name);
    this.#byType.set(name, made);
    return made;
  }

  #hasFragment({ selectionSet, typename }: Selected): boolean {
    return selectionSet.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return false;
      const fragment = this.#fragment(selection, typename);
      return !this.book.covers(fragment.typename, this.typename) || this.#hasFragment(fragment);
    });
  }

  #fragment(node: Exclude<SelectionSetNode['selections'][number], FieldNode>, around: string): Selected {
    if (node.kind === Kind.INLINE_FRAGMENT) {
      return { typename: node.typeCondition?.name.value ?? around, selectionSet: node.selectionSet };
    }
    const found = this.fragments.get(node.name.value);
    if (!found) throw new TypeError(`The plan spreads a fragment it doesn't define: ${node.name.value}.`);
    return { typename: found.on, selectionSet: found.selectionSet };
  }

  #fieldsOf(typename: string | undefined): readonly ShapeField[] {
    const collected = new Map<string, Collected>();
    for (const part of this.selected) this.#collect(part, { typename, isOptional: false }, collected);
    return [...collected].map(([key, field]) => this.#field(key, field));
  }

  #collect(
    part: Selected,
    at: { readonly typename: string | undefined; readonly isOptional: boolean },
    into: Map<string, Collected>,
  ): void {
    for (const selection of part.selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        collectField(selection, part.typename, at.isOptional, into);
        continue;
      }
      const fragment = this.#fragment(selection, part.typename);
      const isCertain = this.book.covers(fragment.typename, at.typename ?? this.typename);
      if (at.typename !== undefined && !isCertain && !this.book.covers(at.typename, fragment.typename))
        continue;
      this.#collect(fragment, { ...at, isOptional: at.isOptional || !isCertain }, into);
    }
  }

  #field(key: string, { node, on, below, isOptional }: Collected): ShapeField {
    const name = node.name.value;
    const type = this.book.field(on, name);
    return {
      key,
      name,
      written: `${JSON.stringify(key)}:`,
      isInherited: isInherited(key),
      isOptional,
      listDepth: type?.listDepth,
      child:
        below.length === 0
          ? undefined
          : new Shape(
              type?.named ?? '',
              below.map(({ selectionSet }) => ({ typename: type?.named ?? '', selectionSet })),
              this.fragments,
              this.book,
            ),
    };
  }
}

function collectField(node: FieldNode, on: string, isOptional: boolean, into: Map<string, Collected>): void {
  const key = (node.alias ?? node.name).value;
  const known = into.get(key);
  const field = known ?? { node, on, below: [], isOptional };
  if (!known) into.set(key, field);
  field.isOptional &&= isOptional;
  if (node.selectionSet) field.below.push({ typename: on, selectionSet: node.selectionSet });
}
