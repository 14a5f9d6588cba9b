const head = `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@shareable", "@policy", "@cost", "@listSize", "@tag"]
  )

"""
Where questions start.
"""
type Query {
  """
  The leaflet of the agency, in its own words.
  """
  LEAFLET: String @tag(name: "published-text")
}

"""
An area of the United Kingdom, by its ONS code.
"""
type Area @key(fields: "code") {
  """
  ONS (GSS) code.
  """
  code: ID!
FIELDS}

"""
Years and quarters, as 2019..2023.
"""
scalar Period

"""
One cell of a release.
"""
type Count @shareable {
  """
  Name of the cell in the register of releases.
  """
  cell: ID!
  """
  The released count.
  """
  value: Int
  """
  Whether the value is shown.
  """
  status: CellStatus!
  """
  What has to be known to read this cell.
  """
  note: String
}

"""
What stands where a value is or is not.
"""
enum CellStatus {
  """
  Shown.
  """
  RELEASED
  """
  Hidden.
  """
  WITHHELD
  """
  Nobody collects it.
  """
  NOT_COLLECTED
  """
  It cannot exist.
  """
  NOT_APPLICABLE
}

"""
A set of tables that its owners published.
"""
type Release @key(fields: "id") @shareable {
  """
  Name of the release in the register.
  """
  id: ID!
}
`;

/** Types that make one measure: table, series, cell, and the dimension of its cells. */
const typesOfMeasure = 4;

const letters = (number: number): string =>
  number < 26
    ? String.fromCharCode(97 + number)
    : `${letters(Math.floor(number / 26) - 1)}${letters(number % 26)}`;

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** SDL of an agency that keeps the contract, with some forty types of its own and of the contract; SYNTHETIC. */
export function agencySdl(agency: number, types = 40): string {
  const measures = Array.from(
    { length: Math.max(1, Math.round((types - 5) / typesOfMeasure)) },
    (_, at) => `agency${capital(letters(agency))}Measure${capital(letters(at))}`,
  );
  return `${head.replace('LEAFLET', `agency${capital(letters(agency))}Leaflet`).replace('FIELDS', measures.map(fieldOf).join(''))}${measures.map(typesOf).join('')}`;
}

const fieldOf = (measure: string): string => `  """
  Clients of the agency by what they met, in people. SYNTHETIC.
  """
  ${measure}(
    """
    Period or range of periods.
    """
    period: Period!
    """
    Which table.
    """
    table: ${capital(measure)}Table!
  ): [${capital(measure)}Series!] @policy(policies: [["support.clients"]]) @cost(weight: 5) @listSize(assumedSize: 1)
`;

const typesOf = (measure: string): string => `
"""
Tables of the measure.
"""
enum ${capital(measure)}Table {
  """
  By region and quarter.
  """
  REGION_QUARTER
}

"""
What a client met.
"""
enum ${capital(measure)}Kind {
  """
  One thing.
  """
  ONE
  """
  All clients.
  """
  ALL
}

"""
The answer of one owner.
"""
type ${capital(measure)}Series {
  """
  The release they stand in.
  """
  release: Release!
  """
  Cells of the table.
  """
  cells: [${capital(measure)}Cell!]!
}

"""
One cell.
"""
type ${capital(measure)}Cell {
  """
  The area the cell counts.
  """
  area: Area!
  """
  Year or quarter.
  """
  period: String!
  """
  What a client met.
  """
  kind: ${capital(measure)}Kind
  """
  Clients. Unit: people.
  """
  count: Count!
}
`;
