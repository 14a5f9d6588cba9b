import { describe, expect, test } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import { buildSchema, getIntrospectionQuery, graphql, type IntrospectionQuery, parse } from 'graphql';
import { anonymous, type Requester } from '../../../gateway/access/requester.js';
import { type SchemaVariant, variantFor } from '../../../gateway/access/variants/variants.js';
import { startEngine } from '../../../gateway/engine/engine.js';
import type { LocalSubgraph } from '../../../gateway/engine/localSubgraph.js';
import { testAnalyst } from '../../access/testAnalyst.js';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@tag"])';

const sdl = `${link}
type Query {
  leaflet: String
  minutes(kind: MinutesKind): Minutes @tag(name: "regional-partner")
  draft: Draft
  papers(draft: DraftFilter): [Paper!]
}
enum MinutesKind {
  AGREED
  DRAFT @tag(name: "board")
}
type Minutes {
  title: String
  votes: String @tag(name: "board")
}
type Draft @tag(name: "board") {
  text: String
}
input DraftFilter {
  isDraft: Boolean @tag(name: "board")
  year: Int
}
interface Paper {
  title: String
  note: String
}
type Letter implements Paper {
  title: String
  note: String @tag(name: "board")
}
`;

const composed = composeServices([{ name: 'board', typeDefs: parse(sdl), url: 'http://board.invalid/' }]);
const supergraphSdl = composed.supergraphSdl ?? '';

const plain = buildSchema(sdl.replace(link, '').replaceAll(/ @tag\(name: "[^"]*"\)/g, ''));
const rootValue = {
  leaflet: 'Read me.',
  minutes: { title: 'March', votes: '5 to 4' },
  draft: { text: 'Not yet.' },
  papers: [{ __typename: 'Letter', title: 'To the minister', note: 'Wait.' }],
};

const answers: LocalSubgraph = ({ query: source = '', variables: variableValues }) =>
  graphql({ schema: plain, source, variableValues, rootValue });

const asked = async (query: string, requester: Requester, variables = {}) => {
  const engine = await startEngine({ supergraphSdl, local: new Map([['board', answers]]) });
  const answer = await engine.execute({ query, variables, variant: variantFor(requester) });
  await engine.close();
  return answer;
};

const member: Requester = { ...testAnalyst, roles: ['board-member'] };
const messages = async (...given: Parameters<typeof asked>) =>
  (await asked(...given)).errors?.map(({ message }) => message);

test('who is shown which variant', () => {
  const nameFor = (requester: Requester): SchemaVariant['name'] => variantFor(requester).name;
  expect({
    member: nameFor(member),
    analyst: nameFor(testAnalyst),
    stranger: nameFor(anonymous),
    purposeless: nameFor({ ...testAnalyst, purpose: undefined }),
    // The firewall has taken the purpose of a Home Office identity before.
    reader: nameFor({ ...testAnalyst, roles: ['open-pack-reader'], purpose: undefined }),
    claimant: nameFor({ ...anonymous, roles: ['board-member'] }),
  }).toEqual({
    member: 'board',
    analyst: 'regional-partner',
    stranger: 'public',
    purposeless: 'public',
    reader: 'public',
    claimant: 'public',
  });
});

describe('at one endpoint', () => {
  const everything = '{ leaflet minutes { title votes } draft { text } papers { title note } }';

  test('the board asks for everything', async () => {
    expect(await asked(everything, member)).toEqual({
      data: {
        leaflet: 'Read me.',
        minutes: { title: 'March', votes: '5 to 4' },
        draft: { text: 'Not yet.' },
        papers: [{ title: 'To the minister', note: 'Wait.' }],
      },
    });
  });

  test('a partner asks for what partners share', async () => {
    expect(await asked('{ leaflet minutes { title } }', testAnalyst)).toEqual({
      data: { leaflet: 'Read me.', minutes: { title: 'March' } },
    });
    expect(await messages(everything, testAnalyst)).toEqual([
      'Cannot query field "votes" on type "Minutes".',
      'Cannot query field "draft" on type "Query".',
      'Cannot query field "note" on type "Paper".',
    ]);
  });

  test('everybody else asks for what is public, and is told of the rest what is told of what does not exist', async () => {
    expect(await asked('{ leaflet papers { title } }', anonymous)).toEqual({
      data: { leaflet: 'Read me.', papers: [{ title: 'To the minister' }] },
    });
    expect(await messages('{ minutes { title } }', anonymous)).toEqual([
      'Cannot query field "minutes" on type "Query".',
    ]);
    expect(await messages('{ minits { title } }', anonymous)).toEqual([
      'Cannot query field "minits" on type "Query".',
    ]);
  });

  test('values and input fields can be of a variant too, also where they come as variables', async () => {
    const byKind = 'query ($kind: MinutesKind) { minutes(kind: $kind) { title } }';
    expect((await asked(byKind, testAnalyst, { kind: 'AGREED' })).errors).toBeUndefined();
    expect((await asked(byKind, member, { kind: 'DRAFT' })).errors).toBeUndefined();
    expect(await messages(byKind, testAnalyst, { kind: 'DRAFT' })).toHaveLength(1);
    expect(await messages('{ minutes(kind: DRAFT) { title } }', testAnalyst)).toHaveLength(1);
    const byFilter = 'query ($filter: DraftFilter) { papers(draft: $filter) { title } }';
    expect((await asked(byFilter, anonymous, { filter: { year: 2025 } })).errors).toBeUndefined();
    expect(await messages(byFilter, anonymous, { filter: { isDraft: true } })).toHaveLength(1);
  });

  test('introspection shows the variant and nothing beyond', async () => {
    const namesFor = async (requester: Requester) => {
      const { data } = await asked(getIntrospectionQuery(), requester);
      const { __schema: schema } = data as unknown as IntrospectionQuery;
      return schema.types
        .filter(({ name }) => !name.startsWith('__'))
        .flatMap((type) => [
          type.name,
          ...('fields' in type ? (type.fields ?? []).map(({ name }) => `${type.name}.${name}`) : []),
          ...(type.kind === 'ENUM' ? type.enumValues.map(({ name }) => `${type.name}.${name}`) : []),
          ...(type.kind === 'INPUT_OBJECT' ? type.inputFields.map(({ name }) => `${type.name}.${name}`) : []),
        ]);
    };
    const [whole, shared, open] = [
      await namesFor(member),
      await namesFor(testAnalyst),
      await namesFor(anonymous),
    ];
    expect(whole.filter((name) => !shared.includes(name)).sort()).toEqual([
      'Draft',
      'Draft.text',
      'DraftFilter.isDraft',
      'Letter.note',
      'Minutes.votes',
      'MinutesKind.DRAFT',
      'Paper.note',
      'Query.draft',
    ]);
    expect(shared.filter((name) => !open.includes(name)).sort()).toEqual(['Query.minutes']);
  });
});
