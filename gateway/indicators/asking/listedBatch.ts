import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, print } from 'graphql';
import type { AreaKind } from '../../../schema/areas/area.js';
import { type Batch, namesOf, type PlaceVariables, valuesOf } from './batch.js';

/** Reads every area of a kind at once, from a document that asks one area. */
export function listedBatch(document: DocumentNode, place: PlaceVariables, kind: AreaKind): Batch {
  const definitions = document.definitions.map((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? listing(node, kind) : node,
  );
  const names = namesOf(document).filter((name) => name !== areaVariable);
  return {
    query: print({ ...document, definitions }),
    variables: valuesOf(place, names),
    answerAt: (data, asked) => ({ area: areasIn(data)[positionOf(data, asked)] ?? null }),
    pathAt: (data, asked, path) => {
      const own = `areas.${positionOf(data, asked)}.`;
      if (/^areas\.\d/.test(path)) return path.startsWith(own) ? `area.${path.slice(own.length)}` : undefined;
      return path;
    },
  };
}

const areaVariable = 'area';

function listing(operation: OperationDefinitionNode, kind: AreaKind): OperationDefinitionNode {
  const { variableDefinitions = [], selectionSet } = operation;
  return {
    ...operation,
    variableDefinitions: variableDefinitions.filter(({ variable }) => variable.name.value !== areaVariable),
    selectionSet: {
      ...selectionSet,
      selections: selectionSet.selections.map((field) =>
        field.kind === Kind.FIELD ? listOf(field, kind) : field,
      ),
    },
  };
}

const listOf = (field: FieldNode, kind: AreaKind): FieldNode => ({
  ...field,
  name: { kind: Kind.NAME, value: 'areas' },
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'kind' },
      value: { kind: Kind.ENUM, value: kind },
    },
  ],
});

const positionOf = (data: unknown, { area }: PlaceVariables): number =>
  areasIn(data).findIndex((found) => codeOf(found) === area);

function areasIn(data: unknown): readonly unknown[] {
  const { areas } = { areas: undefined, ...(typeof data === 'object' ? data : {}) };
  return Array.isArray(areas) ? areas : [];
}

const codeOf = (area: unknown): unknown =>
  ({ code: undefined, ...(typeof area === 'object' ? area : {}) }).code;
