/** A charity's own federated service, as it may be published: figures of one dataset under names of its own. */
export const harbourSdl = `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@shareable", "@policy", "@cost", "@listSize", "@tag", "@requiresScopes", "@external"]
  )

"""
An area of the United Kingdom, by its ONS code.
"""
type Area @key(fields: "code") {
  """
  ONS (GSS) code, for example E12000007.
  """
  code: ID!
  """
  Clients of the harbour project who started support, in people, by date of the start. SYNTHETIC.
  """
  harbourClients(
    """
    Period or range of periods.
    """
    period: Period!
    """
    Which table.
    """
    table: HarbourClientsTable!
  ): [HarbourClientsSeries!] @policy(policies: [["support.clients"]]) @cost(weight: 5) @listSize(assumedSize: 1)
}

"""
Years and quarters, as 2019..2023.
"""
scalar Period

"""
Tables of the harbour project.
"""
enum HarbourClientsTable {
  """
  By region and quarter.
  """
  REGION_QUARTER
}

"""
Clients of the harbour project: the answer of one owner.
"""
type HarbourClientsSeries {
  """
  Whose figures these are.
  """
  owners: [Partner!]!
  """
  The release they stand in.
  """
  release: Release!
  """
  What has to be known to use the figures.
  """
  caveats: [String!]!
  """
  Cells of the table.
  """
  cells: [HarbourClientsCell!]!
}

"""
Clients of the harbour project: one cell.
"""
type HarbourClientsCell {
  """
  The area the cell counts.
  """
  area: Area!
  """
  Year or quarter.
  """
  period: String!
  """
  Clients who started support. Unit: people.
  """
  count: Count!
}

"""
One cell of a release.
"""
type Count @shareable {
  """
  Name of the cell in the register of releases.
  """
  cell: ID!
  """
  The released count; null unless the status is RELEASED.
  """
  value: Int
  """
  Whether the value is shown and, if not, what stands in its place.
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
  The value is shown.
  """
  RELEASED
  """
  Hidden.
  """
  WITHHELD
  """
  Nobody collects or publishes this.
  """
  NOT_COLLECTED
  """
  This cannot exist here.
  """
  NOT_APPLICABLE
}

"""
An organisation that owns releases.
"""
type Partner @key(fields: "id") @shareable {
  """
  Name of the partner in the register.
  """
  id: ID!
}

"""
A set of tables that its owners protected once, signed and published.
"""
type Release @key(fields: "id") @shareable {
  """
  Name of the release in the register.
  """
  id: ID!
}
`;

/** A second question, on published text, which may come and go without anybody noticing. */
export const withLeaflet = harbourSdl
  .replace(
    'type Area @key',
    `type Query {
  """
  The leaflet of the harbour project, in its own words.
  """
  harbourLeaflet: String @tag(name: "published-text")
}

"""
An area of the United Kingdom, by its ONS code.
"""
type Area @key`,
  )
  .replace(
    '"""\nAn area of the United Kingdom, by its ONS code.\n"""\ntype Query',
    '"""\nWhere questions start.\n"""\ntype Query',
  );
