import { canary, type Fault, inEntities, invalid, type Json, rootLost } from '../fault.js';
import { bytes, firstEntity, spoiled } from '../reply.js';

/** The first area's field answered with another kind of value: null, and an error at it. */
const wrong = (field: string, what: string, sent: unknown): Fault =>
  inEntities(
    `${field}: ${what}`,
    [`areas.0.${field}`],
    firstEntity((row) => Object.assign(row, { [field]: sent })),
  );

const placed = (what: string, sent: unknown, lost = 'areas.0.place'): Fault =>
  inEntities(
    `place: ${what}`,
    [lost],
    firstEntity((row) => Object.assign(row, { place: sent })),
  );

/** The first area's beds, written as JSON that no value of ours would print. */
const written = (what: string, text: string): Fault =>
  inEntities(
    `beds: ${what}`,
    ['areas.0.beds'],
    bytes(({ answer }) => JSON.stringify(answer).replace('"beds":10', `"beds":${text}`)),
  );

const shelters = (what: string, sent: unknown): Fault => ({
  name: `shelters: ${what}`,
  serve: spoiled(({ data }) => Object.assign(data, { shelters: sent })),
  spoils: 'root',
  lost: ['shelters'],
  codes: invalid,
});

/** Values of a kind that the schema does not allow there. */
export const valueFaults: readonly Fault[] = [
  wrong('beds', 'a string for Int', '12'),
  wrong('beds', 'a fraction for Int', 1.5),
  wrong('beds', 'more than Int holds', 2 ** 31),
  wrong('beds', 'a boolean for Int', true),
  wrong('beds', 'an object for Int', { valueOf: canary }),
  wrong('beds', 'a list for Int', [1]),
  written('1e999', '1e999'),
  written('a number of 400 digits', '9'.repeat(400)),
  wrong('share', 'a string for Float', '0.5'),
  wrong('share', 'a boolean for Float', false),
  wrong('isOpen', 'a number for Boolean', 0),
  wrong('isOpen', 'a string for Boolean', 'false'),
  wrong('label', 'an object for String', { toString: canary }),
  wrong('label', 'a list for String', [canary]),
  wrong('label', 'a number for String', 5),
  wrong('level', 'a value the enum does not have', canary),
  wrong('level', 'a name every object has', 'constructor'),
  wrong('level', 'a number for an enum', 0),
  wrong('days', 'a number for a list', 5),
  wrong('days', 'an object for a list', { length: 1, 0: 5 }),
  wrong('days', 'a list of lists', [[1]]),
  wrong('days', 'null where none may stand', [1, null]),
  wrong('shelter', 'a list for an object', [{ name: canary, beds: 1 }]),
  wrong('shelter', 'a string for an object', canary),
  wrong('shelter', 'a number for an object', 7),
  wrong('shelter', 'null for what must not be null', { name: null, beds: 1 }),
  wrong('shelter', 'nothing for what must not be null', { beds: 1 }),
  wrong('shelter', 'a number for what must be a string', { name: 7, beds: 1 }),
  placed('a type that is no member', { __typename: 'Shelter', name: canary }),
  placed('a type nobody has', { __typename: canary, rooms: 1 }),
  placed('a name every object has', { __typename: 'constructor', rooms: 1 }),
  placed('no type', { rooms: 1 }),
  placed('a number for a type', { __typename: 7, rooms: 1 }),
  placed('null for a type', { __typename: null, rooms: 1 }),
  placed("another member's fields", { __typename: 'House', pegs: 3 }, 'areas.0.place.rooms'),
  inEntities(
    'beds: nothing',
    ['areas.0.beds'],
    firstEntity((row) => delete row['beds']),
  ),
  inEntities(
    'beds under another case',
    ['areas.0.beds'],
    firstEntity((row) => {
      row['Beds'] = row['beds'];
      delete row['beds'];
    }),
  ),
  shelters('an object for a list', { name: canary, beds: 1 }),
  shelters('a list of lists', [[{ name: canary, beds: 1 }]]),
  shelters('a list with null', [null]),
  shelters('a string for a list', canary),
  shelters('one row of many without a name', [{ name: 'Harbour', beds: 1 }, { beds: 2 }]),
  {
    name: 'data: no field at all',
    serve: spoiled((answer) => Object.assign(answer, { data: {} })),
    spoils: 'root',
    lost: rootLost,
    codes: invalid,
  },
];

const meant = (name: string, changes: Json): Fault => ({
  name,
  changes,
  spoils: 'entities',
  lost: [],
  codes: [],
  serve: firstEntity((row) => {
    for (const [path, sent] of Object.entries(changes)) row[path.split('.')[2] ?? ''] = sent;
  }),
});

/** What looks odd and is right. */
export const oddValues: readonly Fault[] = [
  meant('beds: null, which it may be', { 'areas.0.beds': null }),
  meant('share: a whole number', { 'areas.0.share': 3 }),
  meant('beds: the least and no more', { 'areas.0.beds': -(2 ** 31) }),
  meant('days: none', { 'areas.0.days': [] }),
  meant('label: half a surrogate pair', { 'areas.0.label': 'a\ud800b' }),
  meant('label: what JSON must escape', { 'areas.0.label': '\u2028\u0000"\\\n</script>\u007f' }),
  meant('label: empty', { 'areas.0.label': '' }),
  meant('label: a megabyte', { 'areas.0.label': 'ü"'.repeat(300_000) }),
];
