import type { FieldRequiresNode, RequiresSelection } from '@graphql-hive/router-query-planner';
import { isBag, type OpenBag } from '../run/bag.js';
import { type FieldFault, isFault } from '../run/fieldFault.js';
import type { TypeBook } from '../supergraph/typeBook.js';
import { applyRewrites, type Rewrite, typenameSetter } from './rewrites.js';

interface RequiredField {
  readonly name: string;
  /** How it is sent, where it stands in the data under another key. */
  readonly sentAs: string;
  /** Beginning of its JSON: `"name":`. */
  readonly start: string;
  readonly child: Requirement | undefined;
}

/** Writes a string as JSON. */
export type Quote = (text: string) => string;

/** The fields that a subgraph needs to know an entity by, and those its own fields require. */
class Requirement {
  readonly #byType = new Map<string, readonly RequiredField[]>();
  readonly isTypeAlone: boolean;

  constructor(
    private readonly selections: readonly RequiresSelection[],
    private readonly book: TypeBook,
  ) {
    this.isTypeAlone = selections.every(
      (one) =>
        (one.kind === 'Field' && one.name === '__typename') ||
        (one.kind === 'InlineFragment' && new Requirement(one.selections, book).isTypeAlone),
    );
  }

  fieldsFor(typename: string | undefined): readonly RequiredField[] {
    const key = typename ?? '';
    const known = this.#byType.get(key);
    if (known) return known;
    const found = new Map<string, FieldRequiresNode[]>();
    this.#collect(this.selections, typename, found);
    const fields = [...found].map(([sentAs, nodes]) => this.#field(sentAs, nodes));
    this.#byType.set(key, fields);
    return fields;
  }

  /** The one type it is for, where there is but one. */
  get onlyType(): string | undefined {
    const [first, ...more] = this.selections;
    return first?.kind === 'InlineFragment' && more.length === 0 && this.book.isConcrete(first.typeCondition)
      ? first.typeCondition
      : undefined;
  }

  #collect(
    selections: readonly RequiresSelection[],
    typename: string | undefined,
    into: Map<string, FieldRequiresNode[]>,
  ): void {
    for (const one of selections) {
      if (one.kind === 'Field' && one.name !== '__typename') {
        const sentAs = one.alias ?? one.name;
        into.set(sentAs, [...(into.get(sentAs) ?? []), one]);
      } else if (one.kind === 'InlineFragment' && this.#fits(one.typeCondition, typename)) {
        this.#collect(one.selections, typename, into);
      }
    }
  }

  #fits(condition: string, typename: string | undefined): boolean {
    if (typename === undefined) return true;
    return this.book.covers(condition, typename) || this.book.covers(typename, condition);
  }

  #field(sentAs: string, nodes: readonly FieldRequiresNode[]): RequiredField {
    const below = nodes.flatMap(({ selections = [] }) => selections);
    const child = below.length === 0 ? undefined : new Requirement(below, this.book);
    const name = nodes[0]?.name ?? sentAs;
    return { name, sentAs, start: `${JSON.stringify(sentAs)}:`, child };
  }
}

/** Writes what a subgraph is told of an entity. The text tells equal ones apart from others, too. */
export class Representation {
  readonly #requirement: Requirement;
  readonly #setTypename: (typename: string) => string;
  readonly #rewrites: readonly Rewrite[];

  constructor(
    requires: readonly RequiresSelection[],
    rewrites: readonly Rewrite[],
    private readonly book: TypeBook,
  ) {
    this.#requirement = new Requirement(requires, book);
    const { set, others } = typenameSetter(rewrites, book);
    this.#setTypename = set;
    this.#rewrites = others;
  }

  /** The type an entity is sent as. */
  typeOf(target: OpenBag): string | undefined {
    const told = target['__typename'];
    const typename = typeof told === 'string' ? told : this.#requirement.onlyType;
    return typename === undefined ? undefined : this.#setTypename(typename);
  }

  /** The entity as JSON; a fault where what it needs could not be fetched; undefined where nothing is known of it. */
  write(target: OpenBag, quote: Quote): string | FieldFault | undefined {
    const told = target['__typename'];
    const typename = typeof told === 'string' ? told : this.#requirement.onlyType;
    if (typename === undefined) return undefined;
    const fields = writeFields(this.#requirement.fieldsFor(typename), target, quote);
    if (isFault(fields)) return fields;
    if (fields === '' && !this.#requirement.isTypeAlone) return undefined;
    const text = `{"__typename":${quote(this.#setTypename(typename))}${fields}}`;
    return this.#rewrites.length === 0 ? text : this.#rewritten(text);
  }

  #rewritten(text: string): string {
    const value: unknown = JSON.parse(text);
    applyRewrites(this.#rewrites, value, this.book);
    return JSON.stringify(value);
  }
}

/** Each field with a comma before it. */
function writeFields(fields: readonly RequiredField[], source: OpenBag, quote: Quote): string | FieldFault {
  let text = '';
  for (const { name, sentAs, start, child } of fields) {
    const value = source[name] === undefined ? source[sentAs] : source[name];
    if (value === undefined) continue;
    const written = writeValue(value, child, quote);
    if (isFault(written)) return written;
    if (written !== undefined) text += `,${start}${written}`;
  }
  return text;
}

function writeValue(
  value: unknown,
  child: Requirement | undefined,
  quote: Quote,
): string | FieldFault | undefined {
  if (value === null) return 'null';
  if (typeof value === 'string') return quote(value);
  if (isFault(value)) return value;
  if (Array.isArray(value)) return writeList(value, child, quote);
  if (isBag(value) && child) return writeObject(value, child, quote);
  return JSON.stringify(value);
}

function writeList(items: readonly unknown[], child: Requirement | undefined, quote: Quote) {
  const texts: string[] = [];
  for (const item of items) {
    const written = writeValue(item, child, quote);
    if (isFault(written)) return written;
    texts.push(written ?? 'null');
  }
  return `[${texts.join(',')}]`;
}

function writeObject(value: OpenBag, child: Requirement, quote: Quote): string | FieldFault | undefined {
  const told = value['__typename'];
  const typename = typeof told === 'string' ? told : undefined;
  const fields = writeFields(child.fieldsFor(typename), value, quote);
  if (isFault(fields)) return fields;
  if (typename !== undefined) return `{"__typename":${quote(typename)}${fields}}`;
  return fields === '' ? undefined : `{${fields.slice(1)}}`;
}
