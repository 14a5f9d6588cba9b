import { describe, expect, test } from '@jest/globals';
import type { Condition } from '../../../gateway/access/directives/condition.js';
import { readSupergraph } from '../../../gateway/engine/supergraph/readSupergraph.js';
import { compose } from '../../../scripts/scenarios/compose.js';
import { federationRules } from '../../../scripts/scenarios/federationRules.js';

/** A supergraph as composition writes it, of one subgraph, with these links and types. */
const supergraph = (links: string, types: string): string => `
  schema
    @link(url: "https://specs.apollo.dev/link/v1.0")
    @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
    ${links} { query: Query }
  directive @join__field(graph: join__Graph, requires: String) repeatable on FIELD_DEFINITION
  directive @join__type(graph: join__Graph!, key: String) repeatable on OBJECT | INTERFACE
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  directive @link(url: String, as: String, for: String, import: [String]) repeatable on SCHEMA
  enum join__Graph { A @join__graph(name: "a", url: "http://a.invalid") }
  ${types}`;

const link = (specification: string, more = ''): string =>
  `@link(url: "https://specs.apollo.dev/${specification}/v0.1"${more}, for: SECURITY)`;

/** What a field asks for, one text a condition. */
function asked(sdl: string, typename: string, name: string): readonly string[] {
  const conditions = readSupergraph(sdl).access?.ofField(typename, name) ?? [];
  return conditions.map(textOf).sort();
}

const textOf = (condition: Condition): string =>
  condition.kind === 'authenticated'
    ? 'authenticated'
    : `${condition.kind} ${condition.anyOf.map((names) => names.join('&')).join('|')}`;

describe('a directive counts', () => {
  test.each([
    ['under its own name', link('authenticated'), '@authenticated'],
    [
      'under the name an import gives it',
      link('authenticated', ', import: [{name: "@authenticated", as: "@in"}]'),
      '@in',
    ],
    ['under the name its specification is given', link('authenticated', ', as: "known"'), '@known'],
    ['imported by its name', link('authenticated', ', import: ["@authenticated"]'), '@authenticated'],
    [
      'with the prefix of federation',
      '@link(url: "https://specs.apollo.dev/federation/v2.9")',
      '@federation__authenticated',
    ],
    [
      'with another prefix of federation',
      '@link(url: "https://specs.apollo.dev/federation/v2.9", as: "fed")',
      '@fed__authenticated',
    ],
    [
      'imported from federation under another name',
      '@link(url: "https://specs.apollo.dev/federation/v2.9", import: [{name: "@authenticated", as: "@in"}])',
      '@in',
    ],
    ['though nothing links it', '', '@authenticated'],
    [
      'linked in the way of core',
      '@core(feature: "https://specs.apollo.dev/authenticated/v0.1", as: "known")',
      '@known',
    ],
  ])('%s', (_, links, directive) => {
    const sdl = supergraph(links, `type Query @join__type(graph: A) { shown: Int hidden: Int ${directive} }`);
    expect(asked(sdl, 'Query', 'hidden')).toEqual(['authenticated']);
    expect(asked(sdl, 'Query', 'shown')).toEqual([]);
  });

  test('as what it is, where two exchange their names', () => {
    const links = [
      link('authenticated', ', import: [{name: "@authenticated", as: "@policy"}]'),
      link('policy', ', import: [{name: "@policy", as: "@authenticated"}]'),
    ].join(' ');
    const sdl = supergraph(
      links,
      'type Query @join__type(graph: A) { a: Int @policy b: Int @authenticated(policies: [["p"]]) }',
    );
    expect(asked(sdl, 'Query', 'a')).toEqual(['authenticated']);
    expect(asked(sdl, 'Query', 'b')).toEqual(['policies p']);
  });

  test('not where its name was given to something else', () => {
    const links = '@link(url: "https://example.org/paint/v1.0", import: ["@policy"])';
    const sdl = supergraph(links, 'type Query @join__type(graph: A) { a: Int @policy(colour: "red") }');
    expect(readSupergraph(sdl).access).toBeUndefined();
  });
});

test('a supergraph without them has no rules', () => {
  expect(
    readSupergraph(supergraph('', 'type Query @join__type(graph: A) { a: Int }')).access,
  ).toBeUndefined();
});

describe('a directive that asks for nothing is refused with its place', () => {
  test.each([
    ['no list', '@requiresScopes', 'scopes'],
    ['an empty list', '@requiresScopes(scopes: [])', 'scopes'],
    ['an empty list among others', '@requiresScopes(scopes: [["a"], []])', 'scopes'],
    ['an empty name', '@policy(policies: [[""]])', 'policies'],
    ['a name that is no text', '@policy(policies: [[1]])', 'policies'],
    ['no list of lists', '@policy(policies: ["a"])', 'policies'],
  ])('%s', (_, directive, kind) => {
    const sdl = supergraph('', `type Query @join__type(graph: A) { a: Int ${directive} }`);
    expect(() => readSupergraph(sdl)).toThrow(`on Query.a must have ${kind}: a list of lists`);
  });
});

test.each(['guild', 'apollo'] as const)(
  'what two subgraphs ask of one field must all be met, composed by %s (federation#3326)',
  (composer) => {
    const subgraph = (name: string) => {
      const sdl = `
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
          import: ["@shareable", "@requiresScopes", "@policy"])
        type Query { both: Int @shareable @requiresScopes(scopes: [["of ${name}"]]) @policy(policies: [["${name}"]]) }`;
      return { name, sdl, rules: federationRules(sdl) };
    };
    const { supergraphSdl } = compose([subgraph('a'), subgraph('b')], composer);
    expect(asked(supergraphSdl, 'Query', 'both')).toEqual(['policies a&b', 'scopes of a&of b']);
  },
);

describe('what is asked adds up', () => {
  const sdl = supergraph(
    '',
    `type Query @join__type(graph: A) { node: Node user: User me: User @authenticated }
     interface Node @join__type(graph: A) { id: ID name: String @policy(policies: [["declared"]]) }
     type User implements Node @join__type(graph: A, key: "id") @policy(policies: [["user"]]) {
       id: ID
       name: String
       a: Int @join__field(graph: A, requires: "b")
       b: Int @join__field(graph: A, requires: "c { d }") @requiresScopes(scopes: [["b"]])
       c: Part
       round: Int @join__field(graph: A, requires: "about")
       about: Int @join__field(graph: A, requires: "round") @authenticated
     }
     type Org implements Node @join__type(graph: A) { id: ID @requiresScopes(scopes: [["org"]]) name: String }
     type Part @join__type(graph: A) { d: Kind @policy(policies: [["d"]]) }
     enum Kind @requiresScopes(scopes: [["kind"]]) { X }`,
  );

  test('of a field and the type it returns', () => {
    expect(asked(sdl, 'Query', 'me')).toEqual(['authenticated', 'policies user']);
  });

  test('of all members of an interface', () => {
    expect(asked(sdl, 'Node', 'id')).toEqual(['policies user', 'scopes org']);
  });

  test('of an interface that says what none of its members does', () => {
    expect(asked(sdl, 'Org', 'name')).toEqual(['policies declared']);
    expect(asked(sdl, 'User', 'name')).toEqual(['policies declared', 'policies user']);
  });

  test('of what is required, and required for that', () => {
    expect(asked(sdl, 'User', 'a')).toEqual(['policies d', 'policies user', 'scopes b', 'scopes kind']);
  });

  test('and ends where fields require each other', () => {
    expect(asked(sdl, 'User', 'round')).toEqual(['authenticated', 'policies user']);
  });
});

describe('our composers', () => {
  const federation =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@authenticated", "@requiresScopes"])';

  test.each(['guild', 'apollo'] as const)('%s: refuses a directive on an interface', (composer) => {
    const sdl = `${federation} type Query { node: Node } interface Node { name: String @authenticated }
      type User implements Node { name: String }`;
    expect(() => compose([{ name: 'a', sdl }], composer)).toThrow(/cannot be applied on interfaces/);
  });

  test.each(['guild', 'apollo'] as const)(
    '%s: asks for the scopes of both subgraphs that share a field',
    (composer) => {
      const sharing = (name: string) =>
        `${federation} type Query { ${name}: Int } type User @key(fields: "id") { id: ID! age: Int @shareable @requiresScopes(scopes: [["${name}"]]) }`;
      const { supergraphSdl } = compose(
        ['a', 'b'].map((name) => ({ name, sdl: sharing(name) })),
        composer,
      );
      expect(asked(supergraphSdl, 'User', 'age')).toEqual(['scopes a&b']);
    },
  );
});
