import { harbourSdl } from './harbourSdl.js';

/** One way to spoil an SDL, and what must be said of it. */
export interface BadSchema {
  readonly what: string;
  readonly sdl?: string;
  readonly routingUrl?: string;
  readonly contact?: string;
  readonly code: string;
  /** The text that the place must point at; left out for faults of the whole. */
  readonly at?: string;
  readonly coordinate: string | null;
  readonly remedy: RegExp;
}

const cellStart = '"""\nClients of the harbour project: one cell.\n"""\ntype HarbourClientsCell {';

/** Adds something to the cell, described so that nothing else is wrong with it. */
const inCell = (field: string) =>
  harbourSdl.replace(cellStart, `${cellStart}\n  """\n  Something of a client.\n  """\n  ${field}`);

const onArea = (field: string) =>
  harbourSdl.replace(
    '  """\n  Clients of the harbour project who',
    `  """\n  Something of an area.\n  """\n  ${field}\n  """\n  Clients of the harbour project who`,
  );

const also = (text: string) => `${harbourSdl}\n"""\nSomething more.\n"""\n${text}\n`;

const swapped = (from: string, to: string) => {
  if (!harbourSdl.includes(from)) throw new Error(`The SDL has no ${from}`);
  return harbourSdl.replace(from, to);
};

const unread: readonly BadSchema[] = [
  {
    what: 'a bracket is missing',
    sdl: swapped('type HarbourClientsCell {', 'type HarbourClientsCell'),
    code: 'SDL_SYNTAX',
    at: '"""\n  The area the cell counts',
    coordinate: null,
    remedy: /Correct the GraphQL at this place/,
  },
  {
    what: 'it is an operation',
    sdl: '{ harbourClients }',
    code: 'FEDERATION_LINK_MISSING',
    coordinate: null,
    remedy: /extend schema @link/,
  },
  {
    what: 'it is far too long',
    sdl: `${harbourSdl}\n${'enum Filler { A }\n'.repeat(30_000)}`,
    code: 'SDL_TOO_LONG',
    at: 'enum Filler',
    coordinate: null,
    remedy: /nothing else/,
  },
  {
    what: 'it links to no federation',
    sdl: harbourSdl.replace(/extend schema[\s\S]*?\n {2}\)\n/, ''),
    code: 'FEDERATION_LINK_MISSING',
    coordinate: null,
    remedy: /extend schema @link/,
  },
  {
    what: 'it links to a federation of the future',
    sdl: swapped('federation/v2.9', 'federation/v2.99'),
    code: 'FEDERATION_VERSION_UNKNOWN',
    at: 'extend schema',
    coordinate: null,
    remedy: /v2\.0 to v2\.9/,
  },
  {
    what: 'it links to a specification of its own',
    sdl: swapped(
      '  )\n',
      '  )\n  @link(url: "https://harbour.example.org/audit/v1.0", import: ["@audit"])\n',
    ),
    code: 'LINK_FOREIGN',
    at: 'extend schema',
    coordinate: null,
    remedy: /federation alone/,
  },
  {
    what: 'a type is not declared',
    sdl: swapped('count: Count!', 'count: Conut!'),
    code: 'SDL_INVALID',
    at: 'Conut',
    coordinate: null,
    remedy: /by itself it is no schema/,
  },
  {
    what: 'a type is declared twice',
    sdl: also('enum HarbourClientsTable {\n  """\n  By region.\n  """\n  REGION_QUARTER\n}'),
    code: 'SDL_INVALID',
    at: 'HarbourClientsTable {\n  """\n  By region and',
    coordinate: 'HarbourClientsTable',
    remedy: /by itself it is no schema/,
  },
];

const directives: readonly BadSchema[] = [
  {
    what: "it overrides another's field",
    sdl: onArea('crimes: String @override(from: "police") @tag(name: "published-text")').replace(
      '"@external"]',
      '"@override"]',
    ),
    code: 'DIRECTIVE_NOT_ALLOWED',
    at: '@override(from',
    coordinate: '@override',
    remedy: /Allowed are @key/,
  },
  {
    what: "it requires another's figures",
    sdl: onArea(
      'harbourShare: Count @requires(fields: "name") @policy(policies: [["support.clients"]]) @cost(weight: 1)',
    ).replace('"@external"]', '"@requires"]'),
    code: 'DIRECTIVE_NOT_ALLOWED',
    at: '@requires(fields',
    coordinate: '@requires',
    remedy: /Leave it out/,
  },
  {
    what: 'a forbidden directive hides behind another name',
    sdl: onArea('crimes: String @mine(from: "police") @tag(name: "published-text")').replace(
      '"@external"]',
      '{ name: "@override", as: "@mine" }]',
    ),
    code: 'DIRECTIVE_NOT_ALLOWED',
    at: '@mine(from',
    coordinate: '@mine',
    remedy: /Leave it out/,
  },
  {
    what: 'it has a directive of its own',
    sdl: `${harbourSdl}\n"""\nSays more.\n"""\ndirective @harbour on FIELD_DEFINITION\n`,
    code: 'DIRECTIVE_OWN',
    at: 'harbour on FIELD',
    coordinate: '@harbour',
    remedy: /Leave its definition out/,
  },
  {
    what: 'it can be written to',
    sdl: also(
      'type Mutation {\n  """\n  Opens a case.\n  """\n  openCase: Boolean @tag(name: "published-text")\n}',
    ),
    code: 'MUTATION_REFUSED',
    at: 'Mutation {',
    coordinate: 'Mutation',
    remedy: /new release/,
  },
  {
    what: 'it can be subscribed to',
    sdl: also(
      'type Subscription {\n  """\n  Tells of cases.\n  """\n  cases: Boolean @tag(name: "published-text")\n}',
    ),
    code: 'SUBSCRIPTION_REFUSED',
    at: 'Subscription {',
    coordinate: 'Subscription',
    remedy: /new release/,
  },
  {
    what: 'an empty scope lets everybody in',
    sdl: swapped(
      '@policy(policies: [["support.clients"]])',
      '@policy(policies: [["support.clients"]]) @requiresScopes(scopes: [[]])',
    ),
    code: 'SCOPES_EMPTY',
    at: '@requiresScopes(scopes',
    coordinate: 'Area.harbourClients',
    remedy: /at least one scope/,
  },
  {
    what: 'scopes are no list at all',
    sdl: swapped(
      '@policy(policies: [["support.clients"]])',
      '@policy(policies: [["support.clients"]]) @requiresScopes(scopes: [])',
    ),
    code: 'SCOPES_EMPTY',
    at: '@requiresScopes(scopes',
    coordinate: 'Area.harbourClients',
    remedy: /@authenticated/,
  },
  {
    what: 'a policy is empty',
    sdl: swapped('@policy(policies: [["support.clients"]])', '@policy(policies: [[""]])'),
    code: 'POLICY_EMPTY',
    at: '@policy(policies',
    coordinate: 'Area.harbourClients',
    remedy: /Name the dataset/,
  },
  {
    what: 'a policy names no dataset',
    sdl: swapped('support.clients', 'support.customers'),
    code: 'POLICY_UNKNOWN',
    at: '@policy(policies',
    coordinate: 'Area.harbourClients',
    remedy: /support\.clients/,
  },
  {
    what: 'a policy names the dataset of another sector',
    sdl: swapped('support.clients', 'police.crimes'),
    code: 'POLICY_OF_ANOTHER_SECTOR',
    at: '@policy(policies',
    coordinate: 'Area.harbourClients',
    remedy: /support\.clients/,
  },
  {
    what: 'a tag means nothing',
    sdl: onArea('harbourMotto: String @tag(name: "publised-text") @tag(name: "published-text")'),
    code: 'TAG_UNKNOWN',
    at: '@tag(name: "publised-text")',
    coordinate: 'Area.harbourMotto',
    remedy: /published-text/,
  },
  {
    what: 'a field is of no class',
    sdl: onArea('harbourMotto: HarbourClientsTable'),
    code: 'FIELD_UNCLASSIFIED',
    at: 'harbourMotto',
    coordinate: 'Area.harbourMotto',
    remedy: /@policy/,
  },
];

const costs: readonly BadSchema[] = [
  {
    what: 'a list has no size',
    sdl: swapped(' @listSize(assumedSize: 1)', ''),
    code: 'LIST_SIZE_MISSING',
    at: 'harbourClients(',
    coordinate: 'Area.harbourClients',
    remedy: /@listSize/,
  },
  {
    what: 'a list has a size that is none',
    sdl: swapped('assumedSize: 1', 'assumedSize: -1'),
    code: 'LIST_SIZE_INVALID',
    at: '@listSize(assumedSize: -1',
    coordinate: 'Area.harbourClients',
    remedy: /0 to 10000/,
  },
  {
    what: 'a dataset has no cost',
    sdl: swapped(' @cost(weight: 5)', ''),
    code: 'COST_MISSING',
    at: 'harbourClients(',
    coordinate: 'Area.harbourClients',
    remedy: /@cost/,
  },
  {
    what: 'a cost is negative',
    sdl: swapped('weight: 5', 'weight: -5'),
    code: 'COST_INVALID',
    at: '@cost(weight: -5',
    coordinate: 'Area.harbourClients',
    remedy: /0 to 1000/,
  },
];

const shared: readonly BadSchema[] = [
  {
    what: 'the status of a cell has a code of its own',
    sdl: swapped('  NOT_APPLICABLE\n', '  NOT_APPLICABLE\n  """\n  Five or fewer.\n  """\n  FEW\n'),
    code: 'SHARED_TYPE_CHANGED',
    at: 'FEW',
    coordinate: 'CellStatus.FEW',
    remedy: /schema\/contract\.graphql/,
  },
  {
    what: 'a count shows more than the contract lets it',
    sdl: swapped('  cell: ID!\n', '  cell: ID!\n  """\n  Before rounding.\n  """\n  exact: Int\n'),
    code: 'SHARED_TYPE_CHANGED',
    at: 'exact: Int',
    coordinate: 'Count.exact',
    remedy: /as schema\/contract\.graphql has it/,
  },
  {
    what: 'a count is text',
    sdl: swapped('  value: Int\n', '  value: String\n'),
    code: 'SHARED_TYPE_CHANGED',
    at: 'value: String',
    coordinate: 'Count.value',
    remedy: /as schema\/contract\.graphql has it/,
  },
  {
    what: 'a count lacks its cell',
    sdl: swapped('  """\n  Name of the cell in the register of releases.\n  """\n  cell: ID!\n', ''),
    code: 'SHARED_TYPE_CHANGED',
    at: 'Count @shareable',
    coordinate: 'Count',
    remedy: /as schema\/contract\.graphql has it/,
  },
  {
    what: 'it answers a field of the police',
    sdl: onArea('crimes: HarbourClientsSeries @policy(policies: [["support.clients"]]) @cost(weight: 5)'),
    code: 'FIELD_TAKEN',
    at: 'crimes:',
    coordinate: 'Area.crimes',
    remedy: /harbourCrimes/,
  },
  {
    what: "it shares the mayors' name of an area",
    sdl: onArea('name: String @shareable @tag(name: "published-text")'),
    code: 'FIELD_TAKEN',
    at: 'name: String',
    coordinate: 'Area.name',
    remedy: /harbourName/,
  },
  {
    what: 'it answers a question that the mayors answer',
    sdl: also(
      'type Query {\n  """\n  An area.\n  """\n  area(\n    """\n    Its code.\n    """\n    code: ID!\n  ): Area @tag(name: "published-text")\n}',
    ),
    code: 'FIELD_TAKEN',
    at: 'area(',
    coordinate: 'Query.area',
    remedy: /harbourArea/,
  },
  {
    what: "a field has another subgraph's name and another type",
    sdl: onArea('crimes: String @tag(name: "published-text")'),
    code: 'COMPOSITION_FIELD_TYPE_MISMATCH',
    at: 'crimes:',
    coordinate: 'Area.crimes',
    remedy: /name of its own/,
  },
  {
    what: 'a key names a field that is not there',
    sdl: swapped('type Partner @key(fields: "id")', 'type Partner @key(fields: "name")'),
    code: 'COMPOSITION_KEY_INVALID_FIELDS',
    at: '@key(fields: "name")',
    coordinate: 'Partner',
    remedy: /@key/,
  },
  {
    what: 'a type is another kind of thing elsewhere',
    sdl: also('enum Rate {\n  """\n  Low.\n  """\n  LOW\n}'),
    code: 'SHARED_TYPE_CHANGED',
    at: 'Rate {',
    coordinate: 'Rate',
    remedy: /Declare Rate/,
  },
];

const cases: readonly BadSchema[] = [
  {
    what: 'a cell holds free text',
    sdl: inCell('circumstances: String'),
    code: 'FREE_TEXT',
    at: 'circumstances: String',
    coordinate: 'HarbourClientsCell.circumstances',
    remedy: /enum of the codes/,
  },
  {
    what: 'a type is a record',
    sdl: swapped(
      '  cells: [HarbourClientsCell!]!\n}',
      '  cells: [HarbourClientsCell!]!\n  """\n  Clients one by one.\n  """\n  clients: [HarbourClient!]!\n}\n\n"""\nA client.\n"""\ntype HarbourClient {\n  """\n  Housing when support ended.\n  """\n  housing: HarbourClientsTable\n}',
    ),
    code: 'RECORD_TYPE',
    at: 'HarbourClient {',
    coordinate: 'HarbourClient',
    remedy: /Records never leave their owner/,
  },
  {
    what: 'a cell names a reference of the Home Office',
    sdl: inCell('homeOfficeReference: String'),
    code: 'CASE_REFERENCE',
    at: 'homeOfficeReference',
    coordinate: 'HarbourClientsCell.homeOfficeReference',
    remedy: /stay in the records/,
  },
  {
    what: 'a filter takes a reference',
    sdl: swapped(
      '    table: HarbourClientsTable!\n',
      '    table: HarbourClientsTable!\n    """\n    Of one referral.\n    """\n    referralReference: ID\n',
    ),
    code: 'CASE_REFERENCE',
    at: 'referralReference',
    coordinate: 'Area.harbourClients(referralReference:)',
    remedy: /Leave it out/,
  },
  {
    what: 'a cell holds a date of birth',
    sdl: inCell('dateOfBirth: String'),
    code: 'PERSON_FIELD',
    at: 'dateOfBirth',
    coordinate: 'HarbourClientsCell.dateOfBirth',
    remedy: /Leave it out/,
  },
  {
    what: 'a filter takes a surname',
    sdl: swapped(
      '    table: HarbourClientsTable!\n',
      '    table: HarbourClientsTable!\n    """\n    Of one person.\n    """\n    surname: String\n',
    ),
    code: 'PERSON_FIELD',
    at: 'surname',
    coordinate: 'Area.harbourClients(surname:)',
    remedy: /Leave it out/,
  },
  {
    what: 'a visa stands beside no count',
    sdl: onArea('harbourVisa: String @policy(policies: [["support.domesticWorkers"]]) @cost(weight: 1)'),
    code: 'IMMIGRATION_OUTSIDE_COUNTS',
    at: 'harbourVisa',
    coordinate: 'Area.harbourVisa',
    remedy: /dimension of a table with a Count/,
  },
  {
    what: 'leave is true or false of somebody',
    sdl: inCell('hasLeave: Boolean'),
    code: 'IMMIGRATION_OUTSIDE_COUNTS',
    at: 'hasLeave',
    coordinate: 'HarbourClientsCell.hasLeave',
    remedy: /enum/,
  },
  {
    what: 'a filter asks by detention in words',
    sdl: swapped(
      '    table: HarbourClientsTable!\n',
      '    table: HarbourClientsTable!\n    """\n    Where somebody is held.\n    """\n    detentionCentre: String\n',
    ),
    code: 'IMMIGRATION_OUTSIDE_COUNTS',
    at: 'detentionCentre',
    coordinate: 'Area.harbourClients(detentionCentre:)',
    remedy: /or leave it out/,
  },
  {
    what: 'detention is shown for a region',
    sdl: swapped('support.clients', 'support.detained'),
    code: 'AREA_TOO_SMALL',
    at: 'REGION_QUARTER',
    coordinate: 'HarbourClientsTable.REGION_QUARTER',
    remedy: /COUNTRY_YEAR_MOMENT/,
  },
  {
    what: 'leave is shown for a local authority',
    sdl: swapped('support.clients', 'support.leave').replace(
      '  REGION_QUARTER\n',
      '  LOCAL_AUTHORITY_YEAR_STAGE\n',
    ),
    code: 'AREA_TOO_SMALL',
    at: 'LOCAL_AUTHORITY_YEAR_STAGE',
    coordinate: 'HarbourClientsTable.LOCAL_AUTHORITY_YEAR_STAGE',
    remedy: /COUNTRY_YEAR_STAGE/,
  },
  {
    what: 'a table is one that no release has',
    sdl: swapped('  REGION_QUARTER\n', '  REGION_QUARTER_SHOE_SIZE\n'),
    code: 'TABLE_UNKNOWN',
    at: 'REGION_QUARTER_SHOE_SIZE',
    coordinate: 'HarbourClientsTable.REGION_QUARTER_SHOE_SIZE',
    remedy: /can be asked for/,
  },
  {
    what: 'a dataset says nothing of its tables',
    sdl: swapped('    """\n    Which table.\n    """\n    table: HarbourClientsTable!\n', ''),
    code: 'TABLE_UNSTATED',
    at: 'harbourClients(',
    coordinate: 'Area.harbourClients',
    remedy: /argument table/,
  },
  {
    what: 'a number passes the gate by',
    sdl: inCell('exact: Int'),
    code: 'NUMBER_UNGATED',
    at: 'exact: Int',
    coordinate: 'HarbourClientsCell.exact',
    remedy: /Count or a Rate/,
  },
  {
    what: 'a scalar of its own could hold a number',
    sdl: `${inCell('anything: Anything')}\n"""\nAnything.\n"""\nscalar Anything\n`,
    code: 'NUMBER_UNGATED',
    at: 'anything: Anything',
    coordinate: 'HarbourClientsCell.anything',
    remedy: /Count or a Rate/,
  },
  {
    what: 'a count hides in a union',
    sdl: also('union HarbourFigure = Count | HarbourClientsCell').replace(
      '  count: Count!\n',
      '  count: Count!\n  """\n  Another figure.\n  """\n  other: HarbourFigure\n',
    ),
    code: 'FIGURE_HIDDEN',
    at: 'Count | HarbourClientsCell',
    coordinate: 'HarbourFigure',
    remedy: /themselves/,
  },
];

const words: readonly BadSchema[] = [
  {
    what: 'a field has no description',
    sdl: swapped('  """\n  Clients who started support. Unit: people.\n  """\n', ''),
    code: 'DESCRIPTION_MISSING',
    at: 'count: Count!',
    coordinate: 'HarbourClientsCell.count',
    remedy: /in which unit/,
  },
  {
    what: 'a code has no description',
    sdl: swapped('  """\n  By region and quarter.\n  """\n', ''),
    code: 'DESCRIPTION_MISSING',
    at: 'REGION_QUARTER',
    coordinate: 'HarbourClientsTable.REGION_QUARTER',
    remedy: /the code means/,
  },
  {
    what: 'a name is abbreviated',
    sdl: harbourSdl.replaceAll('HarbourClientsCell', 'HarbourNrmCell'),
    code: 'NAME_ABBREVIATED',
    at: 'HarbourNrmCell {',
    coordinate: 'HarbourNrmCell',
    remedy: /National Referral Mechanism/,
  },
  {
    what: 'a name is in another style',
    sdl: swapped('harbourClients(', 'harbour_clients('),
    code: 'NAME_STYLE',
    at: 'harbour_clients(',
    coordinate: 'Area.harbour_clients',
    remedy: /camelCase/,
  },
];

const written: readonly BadSchema[] = [
  {
    what: 'a cost is a word',
    sdl: swapped('weight: 5', 'weight: "much"'),
    code: 'SDL_INVALID',
    at: '@cost(weight: "much"',
    coordinate: null,
    remedy: /by itself it is no schema/,
  },
];

const addresses: readonly BadSchema[] = [
  ...(
    [
      ['is no address', 'harbour', 'ROUTING_URL_INVALID'],
      ['is a file', 'file:///etc/passwd', 'ROUTING_URL_INVALID'],
      ['holds a password', 'https://hub:secret@statistics.example.org/', 'ROUTING_URL_SECRET'],
      ["is a machine's metadata", 'http://169.254.169.254/latest/', 'ROUTING_URL_FORBIDDEN'],
      ['is in the open, unencrypted', 'http://statistics.example.org/', 'ROUTING_URL_INSECURE'],
    ] as const
  ).map(([what, routingUrl, code]) => ({
    what: `the address ${what}`,
    routingUrl,
    code,
    coordinate: null,
    remedy: /https/,
  })),
  {
    what: 'nobody can be written to',
    contact: 'the office',
    code: 'CONTACT_INVALID',
    coordinate: null,
    remedy: /statistics@example\.org/,
  },
];

export const badSchemas: readonly BadSchema[] = [
  ...unread,
  ...directives,
  ...costs,
  ...shared,
  ...cases,
  ...words,
  ...written,
  ...addresses,
];
