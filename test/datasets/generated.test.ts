import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type ASTNode, type DocumentNode, isTypeDefinitionNode, Kind, parse, visit } from 'graphql';
import { partnersDatasets } from '../../gateway/access/agreements/permissionsOf.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { composeSupergraph, hubSupergraph } from '../../scripts/generate/composeSupergraph.js';
import { datasetsPage } from '../../scripts/generate/datasetsPage.js';
import { subgraphSchemas } from '../../scripts/generate/subgraphSchemas.js';

const read = (file: string): string => readFileSync(new URL(`../../schema/${file}`, import.meta.url), 'utf8');
const subgraphs = await subgraphSchemas();
const supergraph = parse(read('supergraph.graphql'));

describe('what is committed equals what `npm run generate` makes', () => {
  test.each(subgraphs)('the SDL of $name', ({ name, sdl }) => {
    expect(read(`subgraphs/${name}.graphql`)).toBe(`${sdl.trimEnd()}\n`);
  });

  test('the supergraph of exactly these subgraphs', () => {
    const committed = readdirSync(new URL('../../schema/subgraphs/', import.meta.url));
    expect(committed.sort()).toEqual(subgraphs.map(({ name }) => `${name}.graphql`).sort());
    expect(read('supergraph.graphql')).toBe(hubSupergraph(subgraphs));
  });

  test('the documentation of the datasets', () => {
    expect(read('datasets/README.md')).toBe(datasetsPage());
  });
});

test('subgraphs that contradict each other do not compose, and the reason is told', () => {
  const rival = { name: 'rival', sdl: read('subgraphs/police.graphql') };
  expect(() => composeSupergraph([...subgraphs, rival])).toThrow(
    /Non-shareable field "Area.crimes".*police.*rival/,
  );
});

describe('the supergraph', () => {
  test('describes every type, field, argument and value of ours', () => {
    expect(undescribed(supergraph)).toEqual([]);
  });

  test('notices a description that is missing', () => {
    const document = parse('type Query { "Asks." ask(id: ID!): Colour } "A colour." enum Colour { RED }');
    expect(undescribed(document)).toEqual(['Query', 'Query.ask.id', 'Colour.RED']);
  });

  test('protects every dataset that belongs to partners by its policy, and no other', () => {
    const named = read('supergraph.graphql').matchAll(/@policy\(policies: \[\["(.*)"\]\]\)/g);
    const policies = [...named].map(([, name]) => name);
    expect(policies.sort()).toEqual([...partnersDatasets(loadCatalogue())].sort());
  });

  test('names no address of a machine', () => {
    const urls = read('supergraph.graphql').match(/https?:\/\/[^"]+/g) ?? [];
    expect(urls.filter((url) => !url.startsWith('https://specs.apollo.dev/'))).toEqual(
      subgraphs.map(({ name }) => `http://${name}.invalid/`),
    );
  });

  test('holds nothing of a record about a person', () => {
    const types = supergraph.definitions.filter(isTypeDefinitionNode);
    const names = types.flatMap((type) =>
      'fields' in type ? (type.fields ?? []).map(({ name }) => name.value) : [],
    );
    expect(names.length).toBeGreaterThan(100);
    const personal =
      /immigration|nationalit|birth|address$|homeOfficeRef|person(Id|Ref)|surname|firstName|freeText/i;
    expect(names.filter((name) => personal.test(name))).toEqual([]);
  });
});

/** Places without a description; what composition itself adds (join__, link__) is left out. */
function undescribed(document: DocumentNode): readonly string[] {
  const places: string[] = [];
  visit(document, {
    enter: (node, _key, _parent, _path, ancestors) => {
      if (node.kind === Kind.DIRECTIVE_DEFINITION) return false;
      if (!('name' in node) || !described.has(node.kind)) return undefined;
      if (node.name?.value.includes('__')) return false;
      if (!('description' in node) || !node.description)
        places.push([...ancestors, node].flatMap(nameOf).join('.'));
      return undefined;
    },
  });
  return places;
}

const described = new Set<string>([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
]);

const nameOf = (node: ASTNode | readonly ASTNode[]): readonly string[] =>
  'name' in node && node.name ? [node.name.value] : [];
