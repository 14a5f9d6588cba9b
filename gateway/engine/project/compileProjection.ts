import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Place, Selected } from '../operation/selectionTree.js';
import { isBag, type OpenBag } from '../run/bag.js';
import { isFault, type PathPart } from '../run/fieldFault.js';
import { SharedBag } from '../run/sharedBag.js';
import type { Supergraph } from '../supergraph/supergraph.js';
import { leafWriter, wrong } from './leafWriter.js';
import type { ProjectionRun, Relocate, Writer } from './projectionRun.js';
import { listWriter, missing, nullable } from './wrapperWriters.js';

const openBrace = 0x7b;
const closeBrace = 0x7d;

/** One field of an object of one type, in the order of the response. */
interface FieldWriter {
  readonly responseKey: string;
  readonly dataKey: string;
  /** `{"key":` or `,"key":`, and for a `__typename` its value. */
  readonly start: Uint8Array;
  readonly write: Writer | undefined;
}

/** What is selected under one response key. */
interface Group {
  readonly responseKey: string;
  /** Beginning of its JSON. */
  readonly key: string;
  readonly fields: readonly Selected[];
}

/** The quick way: whatever is wrong ends it. */
function writeFields(fields: readonly FieldWriter[], value: OpenBag, run: ProjectionRun): boolean {
  const { out } = run;
  if (fields.length === 0) out.byte(openBrace);
  for (let at = 0; at < fields.length; at++) {
    const { start, write, dataKey } = fields[at] as FieldWriter;
    out.piece(start);
    if (write !== undefined && !write(value[dataKey], run)) return false;
  }
  out.byte(closeBrace);
  return true;
}

/** The same, to its end: every error is found, and knows its path. */
function writeTracked(fields: readonly FieldWriter[], value: OpenBag, run: ProjectionRun): boolean {
  const { out } = run;
  if (fields.length === 0) out.byte(openBrace);
  let isWhole = true;
  for (const { start, write, dataKey, responseKey } of fields) {
    run.path.push(responseKey);
    out.piece(start);
    if (write !== undefined && !write(value[dataKey], run)) isWhole = false;
    run.path.pop();
  }
  out.byte(closeBrace);
  return isWhole;
}

/** What was denied is null, whatever stands in the data. Its error is told once for the operation, not here. */
const nothing: Writer = (_, { out }) => {
  out.null();
  return true;
};

/** Where null may not stand either, the object around it goes. */
const nowhereToBe: Writer = () => false;

const nowhere: Relocate = () => [[]];

/** Nobody said which of its types an object has, and the client asks for it. */
const untyped: Writer = (_, run) =>
  run.fail('A subgraph gave no valid type here.', 'SUBGRAPH_INVALID_RESPONSE');

/** Compiles what a client selected on some objects into the way to write them. */
export class ObjectProjection {
  readonly #byType = new Map<string, readonly FieldWriter[]>();

  constructor(
    private readonly type: GraphQLNamedType,
    private readonly places: readonly Place[],
    private readonly supergraph: Supergraph,
    /** Writes the fields of the root that are answered without data. */
    private readonly metaWriter?: (responseKey: string) => Writer,
  ) {}

  write: Writer = (value, run) => {
    if (!isBag(value)) return this.#notAnObject(value, run);
    const { out, isTracking } = run;
    if (!isTracking && SharedBag.writeAgain(this, value, out)) return true;
    const fields = this.fieldsOf(value['__typename']);
    if (fields === undefined) return wrong(value, run, this.type.name);
    if (isTracking) {
      run.remark(value);
      return writeTracked(fields, value, run);
    }
    const from = out.at;
    if (!writeFields(fields, value, run)) return false;
    SharedBag.noteWritten(this, value, { from, to: out.at });
    return true;
  };

  #notAnObject(value: unknown, run: ProjectionRun): false {
    return isFault(value) ? run.failWith(value, this.relocate) : wrong(value, run, this.type.name);
  }

  /** Response paths of a place in the data below objects of this kind. */
  relocate: Relocate = (below) => {
    const [key, ...rest] = below;
    if (key === undefined) return [[]];
    if (typeof key === 'number') return this.relocate(rest).map((path) => [key, ...path]);
    const found = new Map<string, Place[]>();
    for (const field of this.places.flatMap(({ selected }) => selected)) {
      if (field.dataKey !== key) continue;
      found.set(field.responseKey, [
        ...(found.get(field.responseKey) ?? []),
        ...(field.child ? [field.child] : []),
      ]);
    }
    const paths = [...found].flatMap(([responseKey, children]) =>
      this.#relocateIn(children)(rest).map((path): readonly PathPart[] => [responseKey, ...path]),
    );
    return paths.length > 0 ? paths : [[]];
  };

  #relocateIn(children: readonly Place[]): Relocate {
    const type = children[0] && this.supergraph.apiSchema.getType(children[0].typename);
    return type ? new ObjectProjection(type, children, this.supergraph).relocate : nowhere;
  }

  /** The fields on objects of a type; undefined where objects of this type have no place here. */
  fieldsOf(told: unknown): readonly FieldWriter[] | undefined {
    const typename = this.#typenameOf(told);
    if (typename === undefined) return undefined;
    const known = this.#byType.get(typename);
    if (known) return known;
    const fields = this.#compile(typename);
    this.#byType.set(typename, fields);
    return fields;
  }

  /** Data that names no type, or only an interface of it, is read as what the schema says for sure. */
  #typenameOf(told: unknown): string | undefined {
    if (isObjectType(this.type)) return this.type.name;
    // A union has nothing that is sure of all its members.
    if (typeof told !== 'string') return isUnionType(this.type) ? undefined : this.type.name;
    const type = this.supergraph.apiSchema.getType(told);
    if (isAbstractType(type)) return isUnionType(this.type) ? undefined : this.type.name;
    return isObjectType(type) && this.supergraph.book.possible(this.type.name).has(told) ? told : undefined;
  }

  #compile(typename: string): readonly FieldWriter[] {
    const groups = new Map<string, Selected[]>();
    for (const { selected } of this.places) {
      for (const field of selected) {
        if (!field.on.every((condition) => this.supergraph.book.covers(condition, typename))) continue;
        groups.set(field.responseKey, [...(groups.get(field.responseKey) ?? []), field]);
      }
    }
    return [...groups].map(([responseKey, fields], at) => {
      const key = `${at === 0 ? '{' : ','}${JSON.stringify(responseKey)}:`;
      return this.#field({ responseKey, key, fields }, typename);
    });
  }

  #field({ responseKey, key, fields }: Group, typename: string): FieldWriter {
    const [any] = fields;
    if (!any) throw new TypeError('A group of fields has at least one.');
    const first = fields.find(({ isDenied }) => !isDenied);
    if (!first) {
      const isNullable = !isNonNullType(this.supergraph.fieldType(typename, any.name));
      return { responseKey, dataKey: '', start: Buffer.from(key), write: isNullable ? nothing : nowhereToBe };
    }
    const children = fields.flatMap(({ child }) => child ?? []);
    const { dataKey, name } = first;
    const start = Buffer.from(key);
    if (name === '__typename') {
      if (!this.supergraph.book.isConcrete(typename)) return { responseKey, dataKey, start, write: untyped };
      return {
        responseKey,
        dataKey,
        start: Buffer.from(`${key}${JSON.stringify(typename)}`),
        write: undefined,
      };
    }
    if (name.startsWith('__') && this.metaWriter) {
      return { responseKey, dataKey, start, write: this.metaWriter(responseKey) };
    }
    const place = `${typename}.${name}`;
    const type = this.supergraph.fieldType(typename, name);
    return { responseKey, dataKey, start, write: this.#writerOf(type, children, place) };
  }

  #writerOf(type: GraphQLOutputType, children: readonly Place[], place: string): Writer {
    if (isNonNullType(type)) {
      const write = this.#bareWriter(type.ofType, children, place);
      return (value, run) =>
        value === null || value === undefined ? missing(place, run) : write(value, run);
    }
    return nullable(this.#bareWriter(type, children, place));
  }

  #bareWriter(type: GraphQLOutputType, children: readonly Place[], place: string): Writer {
    if (isListType(type))
      return listWriter(this.#writerOf(type.ofType, children, place), this.#relocateIn(children));
    if (isLeafType(type)) return leafWriter(type);
    if (isNonNullType(type)) throw new TypeError('What is inside a non-null type may be null.');
    return new ObjectProjection(type, children, this.supergraph).write;
  }
}
