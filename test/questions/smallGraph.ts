import { buildSchema, type FormattedExecutionResult, GraphQLError, graphql } from 'graphql';
import { anonymous } from '../../gateway/access/requester.js';
import { parseQuestion, questionsOf } from '../../gateway/questions/loadQuestions.js';
import type { QuestionMeans } from '../../gateway/questions/questionRoutes.js';
import { wordsOf } from '../../gateway/questions/words.js';

/** The smallest graph that has everything an answer can hold. */
export const smallSchema = buildSchema(`
  scalar Period
  enum CellStatus { RELEASED WITHHELD NOT_COLLECTED NOT_APPLICABLE }
  enum Outcome {
    "Positive grounds: the good one"
    POSITIVE
    "All decisions"
    ALL
  }
  type Count { cell: ID! value: Int status: CellStatus! note: String }
  type Rate { numerator: Count! denominator: Count! percent: Float low: Float high: Float status: CellStatus! }
  type Partner { id: ID! name: String! }
  type Break { period: String! what: String! }
  type Release { id: ID! owners: [Partner!]! dataset: String! vintage: String! provenance: String! breaks: [Break!]! caveats: [String!]! }
  type Cell { area: Area! period: String! outcome: Outcome count: Count! share: Rate }
  type Series { owners: [Partner!]! release: Release! basis: String! caveats: [String!]! cells: [Cell!]! total: Count }
  type Population { persons: Int! }
  type Area { code: ID! name: String! population: Population decisions(period: Period!): [Series!] silent(period: Period!): [Series!] }
  type Problem { text: String! }
  type Claim { id: ID! title: String! problems: [Problem!]! }
  type Post { office: String! area: Area! }
  type Query { area(code: ID!): Area claims: [Claim!]! posts: [Post!]! }
`);

const count = (value: number | null, status = 'RELEASED', note: string | null = null) => ({
  cell: 'c',
  value,
  status,
  note,
});

const met = { code: 'E23000001', name: 'Metropolitan Police' };

const cells = [
  {
    area: met,
    period: '2022',
    outcome: 'POSITIVE',
    count: count(540),
    share: {
      numerator: count(540),
      denominator: count(630),
      percent: 85.7,
      low: 85.1,
      high: 86.3,
      status: 'RELEASED',
    },
  },
  { area: met, period: '2023', outcome: 'POSITIVE', count: count(null, 'WITHHELD'), share: null },
  {
    area: met,
    period: '2023',
    outcome: 'ALL',
    count: count(null, 'NOT_COLLECTED', 'Ends later.'),
    share: null,
  },
];

const series = {
  owners: [{ id: 'met-demo', name: 'Met (demo)' }],
  release: {
    id: 'met-demo.decisions.2026-09-30',
    owners: [],
    dataset: 'decisions',
    vintage: '2026-09-30',
    provenance: 'SYNTHETIC',
    breaks: [{ period: '2023-Q1', what: 'The threshold rises.' }],
    caveats: [],
  },
  basis: 'DECISION_DATE',
  caveats: ['Its own cases.'],
  cells,
  total: count(1170),
};

const london = {
  code: 'E12000007',
  name: 'London',
  population: { persons: 9002488 },
  decisions: [series],
  silent: [],
};

const rootValue = {
  area: ({ code }: { code: string }) => {
    if (code === london.code) return london;
    const extensions = {
      code: 'UNKNOWN_AREA',
      expected: 'an ONS code',
      found: code,
      remedy: 'Use E12000007 (London).',
    };
    throw new GraphQLError('There is no such area.', { extensions });
  },
  posts: [{ office: 'SYNTHETIC: desk', area: met }],
  claims: [
    {
      id: 'L1',
      title: '=HYPERLINK("http://example.org")',
      problems: [{ text: 'one' }, { text: '<b>two</b>' }],
    },
    { id: 'L2', title: 'Plain', problems: [] },
  ],
};

/** Asks the small graph as the hub's clients do. */
export async function askSmallGraph(
  source: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<FormattedExecutionResult> {
  const result = await graphql({ schema: smallSchema, source, rootValue, variableValues: variables });
  return {
    data: result.data ?? null,
    ...(result.errors && { errors: result.errors.map((error) => error.toJSON()) }),
  };
}

export const decisionsDocument = `
query Decisions($code: ID!, $years: Period!) {
  area(code: $code) {
    code
    name
    population { persons }
    decisions(period: $years) {
      ...Head
      cells { area { code name } period outcome count { value status note } share { percent low high status denominator { value } } }
    }
    silent(period: $years) { ...Head cells { area { code name } period count { value status } } }
  }
}
fragment Head on Series { owners { name } release { id vintage provenance breaks { period what } } basis caveats }
`;

const decisions = {
  title: 'Decisions',
  question: 'How many were positive?',
  reading: ['With care.'],
  variables: {
    code: { description: 'City region', default: 'E12000007', kind: 'cityRegion' },
    years: { description: 'Years', default: '2022..2023', kind: 'period' },
  },
  measures: { decisions: 'Decisions by date', '': 'The area' },
  chart: {
    measure: 'decisions',
    mark: 'bar',
    show: 'percent',
    where: { outcome: ['POSITIVE'] },
    headline: '{first} in {firstPeriod}',
    subtitle: 'Share in {area}',
  },
};

const claims = { title: 'Claims', question: 'Which?', reading: ['Well.'], variables: {} };

export const smallQuestions = questionsOf([
  parseQuestion('decisions', decisionsDocument, JSON.stringify(decisions)),
  parseQuestion('claims', '{ claims { id title problems { text } } }', JSON.stringify(claims)),
]);

/** Everything the doors need, over the small graph. */
export const smallMeans: QuestionMeans = {
  ask: ({ query, variables }) => askSmallGraph(query, variables),
  identify: () => Promise.resolve(anonymous),
  apiSchema: smallSchema,
  questions: smallQuestions,
  words: wordsOf(smallSchema, { dataset: () => undefined }),
};
