import type { ASTNode, TypeNode } from 'graphql';
import type { CheckFrame } from './check.js';
import type { Subject, SubjectType } from './subject.js';

/** Whatever in an SDL bears a name: types, fields, arguments, input fields and enum values. */
export interface SdlElement {
  readonly kind: 'type' | 'field' | 'argument' | 'input' | 'value';
  readonly name: string;
  readonly coordinate: string;
  readonly node: ASTNode;
  readonly description: string | undefined;
  /** Undefined for types and enum values. */
  readonly type: TypeNode | undefined;
  /** The type it stands in, or is. */
  readonly of: SubjectType;
}

/** Every named element of an SDL, in the order of its types. */
export function elementsOf(subject: Subject): readonly SdlElement[] {
  return [...subject.types.values()].flatMap((of) => {
    const [node] = of.nodes;
    if (node === undefined) return [];
    const own: SdlElement = {
      kind: 'type',
      name: of.name,
      coordinate: of.name,
      node,
      description: of.description,
      type: undefined,
      of,
    };
    return [own, ...fieldsOf(of), ...inputsOf(of), ...valuesOf(of)];
  });
}

const fieldsOf = (of: SubjectType): readonly SdlElement[] =>
  of.fields.flatMap((node) => {
    const coordinate = `${of.name}.${node.name.value}`;
    const field = elementOf('field', node, { coordinate, of });
    const given = (node.arguments ?? []).map((argument) =>
      elementOf('argument', argument, { coordinate: `${coordinate}(${argument.name.value}:)`, of }),
    );
    return [field, ...given];
  });

const inputsOf = (of: SubjectType): readonly SdlElement[] =>
  of.inputs.map((node) => elementOf('input', node, { coordinate: `${of.name}.${node.name.value}`, of }));

const valuesOf = (of: SubjectType): readonly SdlElement[] =>
  of.values.map((node) => elementOf('value', node, { coordinate: `${of.name}.${node.name.value}`, of }));

type NamedNode = ASTNode & {
  readonly name: { readonly value: string };
  readonly description?: { readonly value: string } | undefined;
  readonly type?: TypeNode;
};

const elementOf = (
  kind: SdlElement['kind'],
  node: NamedNode,
  { coordinate, of }: Pick<SdlElement, 'coordinate' | 'of'>,
): SdlElement => ({
  kind,
  name: node.name.value,
  coordinate,
  node,
  description: node.description?.value,
  type: node.type,
  of,
});

/** Whether the contract declares an element, or the field whose argument it is: then it isn't the subgraph's to answer for. */
export function isShared({ contract }: CheckFrame, { coordinate, of }: SdlElement): boolean {
  const shared = contract.types.get(of.name);
  const member = coordinate.replace(/\(.*$/, '').split('.')[1];
  if (shared === undefined || member === undefined) return shared !== undefined;
  return [...shared.fields, ...shared.inputs, ...shared.values].some(({ name }) => name.value === member);
}
