import { canary, entitiesLost, type Fault, inEntities, invalid, type Json } from '../fault.js';
import { bytes, entities, firstEntity, spoiled } from '../reply.js';

const first = entitiesLost.map((path) => path.replace('*', '0'));
const harmlessly = (name: string, serve: Fault['serve']): Fault => inEntities(name, [], serve);

/** Puts this text before the first area's beds. */
const before = (text: string): Fault['serve'] =>
  bytes(({ answer }) => JSON.stringify(answer).replace('"beds":10', `${text},"beds":10`));

const poison = '{"isAdmin":true,"toString":"x","polluted":"yes"}';

/** Entities that are not those that were asked for, and what a partner tries to write beside its own fields. */
export const entityFaults: readonly Fault[] = [
  inEntities(
    'gives an entity too few',
    entitiesLost,
    entities((rows) => rows.slice(1)),
  ),
  inEntities(
    'gives an entity too many',
    entitiesLost,
    entities((rows) => [...rows, { ...rows[0], label: canary }]),
  ),
  inEntities(
    'gives no entities',
    entitiesLost,
    entities(() => []),
  ),
  inEntities(
    'gives null for all entities',
    entitiesLost,
    entities(() => null),
  ),
  inEntities(
    'gives an object for the list',
    entitiesLost,
    entities((rows) => ({ ...rows, length: rows.length })),
  ),
  inEntities(
    'gives a string for the list',
    entitiesLost,
    entities(() => canary),
  ),
  inEntities(
    'gives a list in the list',
    entitiesLost,
    entities((rows) => rows.map((row) => [row])),
  ),
  inEntities(
    'gives strings for entities',
    entitiesLost,
    entities((rows) => rows.map(() => canary)),
  ),
  inEntities(
    'gives a number for the first entity',
    first,
    entities(([, ...rows]) => [7, ...rows]),
  ),
  inEntities(
    'gives its entities under another name',
    entitiesLost,
    spoiled((answer) => {
      answer.data = { entities: Object.values(answer.data)[0] };
    }),
  ),
  inEntities(
    'gives another type for the first entity',
    first,
    firstEntity((row) => Object.assign(row, { __typename: 'Shelter' })),
  ),
  inEntities(
    'gives a type nobody has for the first entity',
    first,
    firstEntity((row) => Object.assign(row, { __typename: canary })),
  ),
  {
    name: 'knows nothing of the first area',
    serve: entities(([, ...rows]) => [null, ...rows]),
    spoils: 'entities',
    lost: first,
    codes: [],
  },
  harmlessly(
    "writes another agency's fields",
    firstEntity((row) => Object.assign(row, { name: canary, residents: 666 })),
  ),
  harmlessly(
    "writes another agency's fields into all of them",
    entities((rows) => {
      for (const row of rows) Object.assign(row, { name: canary, residents: 0, police: { arrests: 3 } });
    }),
  ),
  harmlessly(
    'writes fields nobody asked for',
    firstEntity((row) => Object.assign(row, { notes: canary, _meta: { sql: canary } })),
  ),
  harmlessly(
    'writes fields into an object of its own',
    firstEntity((row) => Object.assign(row, { shelter: { ...(row['shelter'] as Json), address: canary } })),
  ),
  harmlessly(
    'writes beside the entities',
    spoiled(({ data }) => Object.assign(data, { areas: [{ name: canary }], headline: canary })),
  ),
  harmlessly('writes __proto__ into an entity', before(`"__proto__":${poison}`)),
  harmlessly('writes constructor into an entity', before(`"constructor":{"prototype":${poison}}`)),
  harmlessly(
    'writes __proto__ beside the entities',
    bytes(({ answer }) => JSON.stringify(answer).replace('"data":{', `"data":{"__proto__":${poison},`)),
  ),
  harmlessly(
    'writes __proto__ beside data',
    bytes(({ answer }) =>
      JSON.stringify(answer).replace('{', `{"__proto__":${poison},"constructor":${poison},`),
    ),
  ),
  inEntities(
    'hides a field behind __proto__',
    ['areas.0.beds'],
    bytes(({ answer }) => JSON.stringify(answer).replace('"beds":10', '"__proto__":{"beds":10}')),
  ),
  {
    name: 'hides the whole answer behind __proto__',
    serve: bytes(({ answer }) =>
      JSON.stringify(answer).replace('"data":', '"__proto__":{"data":').concat('}'),
    ),
    spoils: 'entities',
    lost: entitiesLost,
    codes: invalid,
  },
];
