import { type ArgumentNode, type DocumentNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { ShopRecord, ShopValue } from '../shop/shopRecords.js';

/** One field as it is written into the answer. */
export interface Field {
  readonly name: string;
  /** `"alias":` */
  readonly written: string;
  readonly on: string | undefined;
  readonly argument: (name: string, variables: Variables) => unknown;
  readonly fields: readonly Field[];
}

export type Variables = Readonly<Record<string, unknown>>;

/** The fields of a query without directives, its fragments taken in. */
export function compiledQuery(query: string): readonly Field[] {
  const document = parse(query, { noLocation: true });
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('A stub answers operations.');
  return fieldsOf(operation.selectionSet, document, undefined);
}

function fieldsOf(
  { selections }: SelectionSetNode,
  document: DocumentNode,
  on: string | undefined,
): readonly Field[] {
  return selections.flatMap((selection): readonly Field[] => {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return fieldsOf(selection.selectionSet, document, selection.typeCondition?.name.value ?? on);
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const found = document.definitions.find(
        (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
      );
      if (found?.kind !== Kind.FRAGMENT_DEFINITION) throw new TypeError('A stub knows all fragments.');
      return fieldsOf(found.selectionSet, document, found.typeCondition.name.value);
    }
    const fields = selection.selectionSet ? fieldsOf(selection.selectionSet, document, undefined) : [];
    const name = selection.name.value;
    const written = `${JSON.stringify((selection.alias ?? selection.name).value)}:`;
    return [{ name, written, on, fields, argument: argumentOf(selection.arguments ?? []) }];
  });
}

const argumentOf =
  (given: readonly ArgumentNode[]): Field['argument'] =>
  (name, variables) => {
    const value = given.find((one) => one.name.value === name)?.value;
    if (value?.kind === Kind.VARIABLE) return variables[value.name.value];
    return value?.kind === Kind.INT ? Number(value.value) : undefined;
  };

/** Writes a value's JSON. */
export function written(value: ShopValue | undefined, fields: readonly Field[]): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (isList(value)) return `[${value.map((item) => writtenRecord(item, fields)).join(',')}]`;
  return writtenRecord(value, fields);
}

const isList = (value: ShopRecord | readonly ShopRecord[]): value is readonly ShopRecord[] =>
  Array.isArray(value);

function writtenRecord(record: ShopRecord, fields: readonly Field[]): string {
  let text = '';
  for (const { name, written: key, on, fields: within } of fields) {
    if (on !== undefined && on !== record['__typename']) continue;
    text += `${text === '' ? '' : ','}${key}${written(record[name], within)}`;
  }
  return `{${text}}`;
}
