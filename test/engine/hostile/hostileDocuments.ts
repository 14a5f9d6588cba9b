const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');

const query = (body: string, ...fragments: readonly string[]): string =>
  `query Q { ${body} } ${fragments.join(' ')}`;

/** Each level asks for the next twice: 2^60 fields in 2 KB. */
const doubling = times(60, (at) =>
  at < 59 ? `fragment f${at} on Area { ...f${at + 1} ...f${at + 1} }` : `fragment f${at} on Area { name }`,
);

/** The same with fields of their own names at each level, over 28 levels. */
const widening = times(28, (at) =>
  at < 27
    ? `fragment n${at} on Node { a: next { ...n${at + 1} } b: next { ...n${at + 1} } }`
    : `fragment n${at} on Node { name }`,
);

/** Every fragment spreads all later ones. */
const mesh = times(
  40,
  (at) => `fragment m${at} on Node { name ${times(39 - at, (more) => `...m${at + 1 + more}`)} }`,
);

const nested = (levels: number): string => `${'{ next '.repeat(levels)}{ name }${' }'.repeat(levels)}`;

/** `{ name next { name next ...` with every field said several times over. */
const repeated = (levels: number): string =>
  levels === 0 ? '{ name name }' : `{ ${`next ${repeated(levels - 1)} `.repeat(3)} }`;

/** Documents that cost more than they look. Each is refused, and refusing it costs next to nothing. */
export const refusedDocuments: Readonly<Record<string, string>> = {
  'a fragment bomb': query('areas { ...f0 }', doubling),
  'a fragment bomb of aliases': query('node { ...n0 }', widening),
  'a mesh of fragments': query('node { ...m0 }', mesh),
  'fragments that spread each other': query(
    'node { ...a }',
    'fragment a on Node { next { ...b } } fragment b on Node { next { ...a } }',
  ),
  'a fragment that spreads itself three times a level': query(
    'node { ...a }',
    'fragment a on Node { x: next { ...a } y: next { ...a } z: next { ...a } }',
  ),
  '1,900 aliases at the root': query(times(1_900, (at) => `a${at}: headline`)),
  '1,900 aliases below': query(`node { ${times(1_900, (at) => `a${at}: name`)} }`),
  '10,000 aliases': query(times(10_000, (at) => `a${at}: headline`)),
  'one field 3,000 times': query(`node { ${'name '.repeat(3_000)} }`),
  'a field said three times a level': query(`node ${repeated(6)}`),
  '200 levels': query(`node ${nested(200)}`),
  '20,000 levels': query(`node ${nested(20_000)}`),
  'a list of 1,000 levels in an argument': query(
    `node(ids: ${'['.repeat(1_000)}${']'.repeat(1_000)}) { name }`,
  ),
  'a list of 20,000 levels in an argument': query(
    `node(ids: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { name }`,
  ),
  '1,500 directives on one field': query(`headline ${'@include(if: true) '.repeat(1_500)}`),
  '1,500 unknown directives': query(`headline ${times(1_500, (at) => `@d${at}`)}`),
  '3,000 unknown fields': query(times(3_000, (at) => `q${at}`)),
  '150 unknown fields, each almost known': query(times(150, (at) => `headlin${at}`)),
  '1,500 fragments': query(
    'headline',
    times(1_500, (at) => `fragment f${at} on Node { name }`),
  ),
  '90 fragments that all overlap': query(
    `node { ${times(90, (at) => `...f${at}`)} }`,
    times(90, (at) => `fragment f${at} on Node { name next { name } ${'name '.repeat(20)} }`),
  ),
  '500 operations': times(500, (at) => `query q${at} { headline }`),
  '1,900 variables that nobody uses': `query Q(${times(1_900, (at) => `$v${at}: Int`)}) { headline }`,
  '90,000 bytes of comments and a bomb': `${'# no\n'.repeat(18_000)} ${query('areas { ...f0 }', doubling)}`,
  'a name of 90,000 bytes': query('a'.repeat(90_000)),
  'a string that never ends': `query Q { node(ids: "${'a'.repeat(90_000)}`,
  'an introspection that goes round': query(
    `__schema { types { fields { type { fields { type { ${'fields { type { '.repeat(14)} name ${'} } '.repeat(14)} } } } } } }`,
  ),
};

/** As much as is allowed. Each is answered, and takes nobody else's turn. */
export const allowedDocuments: Readonly<Record<string, string>> = {
  '190 aliases at the root': query(times(190, (at) => `a${at}: headline`)),
  '900 aliases below': query(`node { ${times(900, (at) => `a${at}: name`)} }`),
  '28 levels': query(`node ${nested(26)}`),
  '150 conditions': query(`node { ${times(150, (at) => `a${at}: name @include(if: true)`)} }`),
  '95 fragments': query(
    `node { ${times(95, (at) => `...f${at}`)} }`,
    times(95, (at) => `fragment f${at} on Node { k${at}: name next { k${at}: name } }`),
  ),
  '1,900 fields': query(
    times(9, (at) => `n${at}: node { ${times(69, (more) => `m${more}: next { name tag }`)} }`),
  ),
};
