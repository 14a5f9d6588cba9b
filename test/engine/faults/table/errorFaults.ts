import { allLost, canary, entitiesLost, type Fault, harmless, invalid, reported, whole } from '../fault.js';
import { bytes, spoiled, value } from '../reply.js';

const sql = `SELECT name FROM victims WHERE id = '${canary}'`;
const said = {
  message: `duplicate key (${canary}) at http://10.0.0.7:5432/db`,
  extensions: {
    code: canary,
    sql,
    stacktrace: [`Error: ${canary}`, '    at Object.query (/srv/partner/db.js:7:3)'],
    exception: { stacktrace: [canary] },
    http: { status: 418, headers: { 'x-canary': canary } },
  },
};
const codes = [...reported, ...invalid];

/** Nulls the partner's headline and reports these errors. */
const headline = (name: string, errors: unknown, reportsMore = false): Fault => ({
  name,
  serve: spoiled((answer) => Object.assign(answer, { errors, data: { ...answer.data, headline: null } })),
  spoils: 'root',
  lost: ['headline'],
  codes,
  reportsMore,
});

/** The honest answer with errors of a shape that no answer has. */
const shaped = (what: string, errors: unknown): Fault => ({
  name: `reports ${what}`,
  serve: spoiled((answer) => Object.assign(answer, { errors })),
  spoils: 'all',
  lost: allLost,
  codes: invalid,
});

/** The honest answer with a list of what are no errors: the data stands, and that something was reported is told. */
const listed = (what: string, errors: readonly unknown[]): Fault => ({
  ...shaped(`${what} among its errors`, errors),
  lost: [],
  codes,
  reportsMore: true,
});

/** As many as fit into what the gateway reads at all. */
const many = Array.from({ length: 45_000 }, () => ({ message: 'x', path: ['headline'] }));

/** What a partner reports, in right and wrong shapes. */
export const errorFaults: readonly Fault[] = [
  headline('reports its text, its SQL and its stack', [{ ...said, path: ['headline'] }]),
  headline('reports at no path', [said], true),
  headline('reports at a path nobody asked for', [{ ...said, path: ['nothing', 'here'] }], true),
  headline("reports at another agency's path", [{ ...said, path: ['areas', 0, 'name'] }], true),
  headline('reports at a path that is text', [{ ...said, path: 'headline' }], true),
  headline('reports at a path of objects', [{ ...said, path: [{ toString: 1 }, null, [], 1.5, -1] }], true),
  headline('reports at __proto__', [{ ...said, path: ['__proto__', 'polluted'] }], true),
  headline('reports at a path of 10,000 steps', [{ ...said, path: Array(10_000).fill('headline') }], true),
  headline('reports where an error lies with canaries', [
    { ...said, path: ['headline'], locations: [{ line: canary }] },
  ]),
  headline('reports 45,000 errors', many, true),
  shaped('a string for errors', canary),
  shaped('an object for errors', { message: canary }),
  shaped('a number for errors', 7),
  listed('null', [null]),
  listed('strings', [canary, canary]),
  listed('an error without a message', [{ extensions: { code: canary } }]),
  listed('an error whose message is an object', [{ message: { toString: canary } }]),
  harmless(
    'gives null for errors',
    spoiled((answer) => Object.assign(answer, { errors: null })),
  ),
  harmless(
    'gives an empty list of errors',
    spoiled((answer) => Object.assign(answer, { errors: [] })),
  ),
  {
    ...harmless(
      'reports an error though it answers all',
      spoiled((answer) => Object.assign(answer, { errors: [said] })),
    ),
    codes,
    reportsMore: true,
  },
  {
    name: 'reports at one field of one entity',
    serve: spoiled((answer) => {
      const [key = '', rows] = Object.entries(answer.data)[0] ?? [];
      const nulled = (Array.isArray(rows) ? rows : []).map((row, at) =>
        at === 1 ? { ...row, beds: null } : row,
      );
      Object.assign(answer, { data: { [key]: nulled }, errors: [{ ...said, path: [key, 1, 'beds'] }] });
    }),
    spoils: 'entities',
    lost: ['areas.1.beds'],
    codes,
  },
  {
    name: 'reports at all entities',
    serve: value({ data: null, errors: [{ ...said, path: ['_entities'] }] }),
    spoils: 'entities',
    lost: entitiesLost,
    codes,
  },
  whole('reports an error and nothing else', codes, value({ errors: [said] })),
  whole('reports an error with 400', codes, value({ errors: [said] }, { status: 400 })),
  whole('reports an error with 500', codes, value({ errors: [said] }, { status: 500 })),
  whole(
    'reports an error that is written __proto__',
    codes,
    bytes(
      `{"errors":[{"message":"${canary}","extensions":{"__proto__":{"polluted":1}}}],"__proto__":{"data":{"headline":"x"}}}`,
    ),
  ),
  {
    name: 'has lost a field of its schema since it was composed',
    serve: value(
      {
        errors: [
          {
            message: `Cannot query field "share" on type "Area". ${canary}`,
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          },
        ],
      },
      { status: 400 },
    ),
    spoils: 'entities',
    lost: entitiesLost,
    codes,
  },
];
