import { type EnumValueDefinitionNode, Kind, parse, print, visit } from 'graphql';
import type { AskedTable, Catalogue } from '../../schema/datasets/dataset.js';

/**
 * An SDL that ships, subgraph or supergraph, with the tables that owners accepted as values of their datasets' enums.
 * Where none are, it is the same text.
 */
export function withTablesInSdl(sdl: string, asked: readonly AskedTable[], catalogue: Catalogue): string {
  if (asked.length === 0) return sdl;
  const byEnum = new Map<string, readonly string[]>();
  for (const { dataset, table } of asked) {
    const name = `${catalogue.dataset(dataset)?.type}Table`;
    byEnum.set(name, [...(byEnum.get(name) ?? []), table.name]);
  }
  let isChanged = false;
  const document = visit(parse(sdl, { noLocation: true }), {
    EnumTypeDefinition: (node) => {
      const [first] = node.values ?? [];
      const known = new Set(node.values?.map(({ name }) => name.value));
      const names = byEnum.get(node.name.value)?.filter((name) => !known.has(name)) ?? [];
      if (first === undefined || names.length === 0) return undefined;
      isChanged = true;
      return { ...node, values: [...(node.values ?? []), ...names.map((name) => valueLike(first, name))] };
    },
  });
  return isChanged ? `${print(document)}\n` : sdl;
}

/** Of the same subgraphs as the values beside it. */
const valueLike = (first: EnumValueDefinitionNode, name: string): EnumValueDefinitionNode => ({
  ...first,
  name: { kind: Kind.NAME, value: name },
  description: { kind: Kind.STRING, value: 'A table that somebody asked for and an owner accepted.' },
});
