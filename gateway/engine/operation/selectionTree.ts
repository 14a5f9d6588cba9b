import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { AccessGuard } from '../../access/directives/accessGuard.js';
import type { Condition } from '../../access/directives/condition.js';
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
  /** Whether the requester may see nothing of it: it is never fetched, and null. */
  readonly isDenied: boolean;
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
  /** Decides what the requester may see, where anything is protected. */
  readonly guard: AccessGuard | undefined;
}

interface At {
  readonly typename: string;
  readonly on: readonly string[];
  readonly path: string;
  /** The type of the innermost fragment as it is written, by which access is decided. */
  readonly written: string;
  /** Why nothing in this fragment may be seen. */
  readonly unmet: Condition | undefined;
  /** Whether a field around this place was denied, and with it all that is below. */
  readonly isDenied: boolean;
  /** As errors tell it; empty where nothing is protected. */
  readonly told: readonly string[];
}

/** Where a place stands among what may be seen. */
type Around = Pick<At, 'path' | 'isDenied' | 'told'>;

const atRoot: Around = { path: '', isDenied: false, told: [] };

/** Takes fragments in and leaves out what `@skip` and `@include` leave out. */
export class SelectionTree {
  #fields = 0;

  constructor(private readonly means: TreeMeans) {}

  place(typename: string, selectionSet: SelectionSetNode, around = atRoot): Place {
    const selected: Selected[] = [];
    const unmet = this.means.guard?.unmetOfType(typename);
    // Spelled out, because spreading costs more than all the rest of the walk.
    const { path, isDenied, told } = around;
    const at: At = { typename, on: [], path, written: typename, unmet, isDenied, told };
    this.#collect(selectionSet.selections, at, selected);
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
      const inside = fragment.on === undefined ? at : this.#inside(at, fragment.on);
      if (inside) this.#collect(fragment.selectionSet.selections, inside, into);
    }
  }

  #inside(at: At, on: string): At | undefined {
    const inside = narrowed(at, on, this.means.supergraph);
    const { guard } = this.means;
    return inside && guard ? { ...inside, written: on, unmet: at.unmet ?? guard.unmetOfType(on) } : inside;
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
    const type = this.means.supergraph.fieldType(at.on.at(-1) ?? at.typename, name);
    const path = `${at.path}.${responseKey}`;
    const isDenied = at.isDenied || this.#isDeniedHere(name, responseKey, at);
    const { args, dataKey } = isDenied ? unsaid : this.#said(node, path, at);
    const named = getNamedType(type);
    const child =
      node.selectionSet && isCompositeType(named) && !name.startsWith('__')
        ? this.place(named.name, node.selectionSet, {
            path,
            isDenied,
            told: this.means.guard ? [...at.told, responseKey, ...(isListed(type) ? ['@'] : [])] : at.told,
          })
        : undefined;
    return {
      on: at.on,
      name,
      responseKey,
      dataKey,
      args,
      type,
      child,
      isDenied: isDenied || isNothingLeft(child),
      node: this.means.keepNodes ? node : undefined,
    };
  }

  #isDeniedHere(name: string, responseKey: string, at: At): boolean {
    const { guard } = this.means;
    const unmet = at.unmet ?? guard?.unmetOfField(at.written, name);
    if (unmet) guard?.deny({ path: [...at.told, responseKey], unmet });
    return unmet !== undefined;
  }

  /** How a field is fetched: its arguments, and where its value stands. */
  #said(node: FieldNode, path: string, at: At): Pick<Selected, 'args' | 'dataKey'> {
    const name = node.name.value;
    const around = at.on.at(-1) ?? at.typename;
    const { supergraph, literals, keys } = this.means;
    const args = (node.arguments ?? [])
      .map((one) => literals.written(one, supergraph.argumentType(around, name, one.name.value)))
      .join(', ');
    const isObject = node.selectionSet !== undefined;
    const needsArguments = supergraph.needsArguments(around, name);
    return { args, dataKey: keys.keyFor({ name, args, path, place: at.typename, needsArguments, isObject }) };
  }

  #count(): void {
    this.#fields += 1;
    if (this.#fields > this.means.maxFields) throw operationTooLarge(this.means.maxFields);
  }
}

/** What is never fetched has no arguments and stands nowhere. */
const unsaid = { args: '', dataKey: '' } as const;

const isListed = (type: GraphQLOutputType): boolean => isListType(getNullableType(type));

/** Whether something was selected and none of it may be seen. */
const isNothingLeft = (place: Place | undefined): boolean =>
  place !== undefined && place.selected.length > 0 && place.selected.every(({ isDenied }) => isDenied);

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
