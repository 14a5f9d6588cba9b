import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Supergraph } from '../supergraph/supergraph.js';
import { isIncluded, type VariableValues } from './conditions.js';
import type { DataKeys } from './dataKeys.js';
import type { LiftedLiterals } from './liftedLiterals.js';
import { operationTooLarge } from './operationRefusal.js';

/** One field as a client selected it, where its conditions hold. */
export interface Selected {
  /** Types that the object must be of, all of them, beside the one its place has. */
  readonly on: readonly string[];
  readonly name: string;
  readonly responseKey: string;
  /** Where its value stands in fetched data. Decided here, never by the client. */
  readonly dataKey: string;
  readonly args: string;
  readonly type: GraphQLOutputType;
  readonly child: Place | undefined;
  /** As the client wrote it, where that is kept. */
  readonly node: FieldNode | undefined;
}

/** One selection set with its fragments taken in, in the order of the document. */
export interface Place {
  readonly typename: string;
  readonly selected: readonly Selected[];
}

export interface TreeMeans {
  readonly supergraph: Supergraph;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: VariableValues;
  readonly keys: DataKeys;
  readonly literals: LiftedLiterals;
  /** Nodes hold on to the whole document, so they are kept only where somebody reads them. */
  readonly keepNodes: boolean;
  /** Greatest number of fields once all fragments are taken in. */
  readonly maxFields: number;
}

interface At {
  readonly typename: string;
  readonly on: readonly string[];
  readonly path: string;
}

/** Takes fragments in and leaves out what `@skip` and `@include` leave out. */
export class SelectionTree {
  #fields = 0;

  constructor(private readonly means: TreeMeans) {}

  place(typename: string, selectionSet: SelectionSetNode, path = ''): Place {
    const selected: Selected[] = [];
    this.#collect(selectionSet.selections, { typename, on: [], path }, selected);
    return { typename, selected };
  }

  #collect(selections: readonly SelectionNode[], at: At, into: Selected[]): void {
    for (const selection of selections) {
      if (!isIncluded(selection, this.means.variables)) continue;
      if (selection.kind === Kind.FIELD) {
        into.push(this.#field(selection, at));
        continue;
      }
      const fragment = this.#fragment(selection);
      const inside = fragment.on === undefined ? at : narrowed(at, fragment.on, this.means.supergraph);
      if (inside) this.#collect(fragment.selectionSet.selections, inside, into);
    }
  }

  #fragment(node: Exclude<SelectionNode, FieldNode>) {
    if (node.kind === Kind.INLINE_FRAGMENT) {
      return { on: node.typeCondition?.name.value, selectionSet: node.selectionSet };
    }
    const found = this.means.fragments.get(node.name.value);
    if (!found) throw new TypeError(`A fragment that validation has let pass is not defined.`);
    this.#count();
    return { on: found.typeCondition.name.value, selectionSet: found.selectionSet };
  }

  #field(node: FieldNode, at: At): Selected {
    this.#count();
    const name = node.name.value;
    const responseKey = (node.alias ?? node.name).value;
    const around = at.on.at(-1) ?? at.typename;
    const { supergraph, literals } = this.means;
    const type = supergraph.fieldType(around, name);
    const args = (node.arguments ?? [])
      .map((one) => literals.written(one, supergraph.argumentType(around, name, one.name.value)))
      .join(', ');
    const path = `${at.path}.${responseKey}`;
    const isObject = node.selectionSet !== undefined;
    const needsArguments = supergraph.needsArguments(around, name);
    const dataKey = this.means.keys.keyFor({
      name,
      args,
      path,
      place: at.typename,
      needsArguments,
      isObject,
    });
    const named = getNamedType(type);
    const child =
      node.selectionSet && isCompositeType(named) && !name.startsWith('__')
        ? this.place(named.name, node.selectionSet, path)
        : undefined;
    return {
      on: at.on,
      name,
      responseKey,
      dataKey,
      args,
      type,
      child,
      node: this.means.keepNodes ? node : undefined,
    };
  }

  #count(): void {
    this.#fields += 1;
    if (this.#fields > this.means.maxFields) throw operationTooLarge(this.means.maxFields);
  }
}

const isSelectable = (type: unknown) => isObjectType(type) || isInterfaceType(type);

/** The place inside a fragment; undefined where no object can be of all types. */
function narrowed(at: At, condition: string, supergraph: Supergraph): At | undefined {
  const { apiSchema, book } = supergraph;
  const around = at.on.at(-1) ?? at.typename;
  if (!at.on.concat(at.typename).every((name) => book.overlap(name, condition))) return undefined;
  const [wide, narrow] = [apiSchema.getType(condition), apiSchema.getType(around)];
  // A wider type adds nothing; that two types have the same members doesn't give them the same fields.
  if (
    condition === around ||
    (isAbstractType(wide) && isSelectable(narrow) && apiSchema.isSubType(wide, narrow))
  ) {
    return at;
  }
  const isOne = isObjectType(wide);
  return { ...at, on: isOne ? [condition] : [...at.on, condition] };
}
