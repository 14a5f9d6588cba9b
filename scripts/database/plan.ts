/** A database that should exist, and who may do what in it. */
export interface DatabasePlan {
  readonly name: string;
  /** Role that owns the database and everything in it. */
  readonly owner: string;
  /** Roles that may connect and read every table. */
  readonly readers?: readonly string[];
  /** Roles that may connect, read and add, but change and remove nothing. */
  readonly appenders?: readonly string[];
  /** Folder of its migrations; without one the database is left empty. */
  readonly migrations?: string | undefined;
}

/** Folders of migrations, by the databases they belong to. */
export interface MigrationFolders {
  readonly register: string;
  readonly hub: string;
  readonly audit?: string;
  readonly mayors?: string;
  readonly evidence?: string;
  /** The same for the records of partners, by their sector. */
  readonly records?: Readonly<Record<string, string>>;
}

/** Names of the databases that every hub has. */
export const databaseNames = {
  register: 'concordat_register',
  hub: 'concordat_hub',
  audit: 'concordat_audit',
  mayors: 'concordat_mayors',
  evidence: 'concordat_evidence',
} as const;

/** Roles that serve a subgraph: they read the register and can't connect to any records. */
export const servingRoles = {
  police: 'serving_police',
  safeguarding: 'serving_safeguarding',
  support: 'serving_support',
  mayors: 'serving_mayors',
  evidence: 'serving_evidence',
} as const;

/** Role of the hub itself. */
export const hubRole = 'concordat_hub';

/** Roles of the audit log: the hub adds to it as the one; the other owns it, and destroys keys. */
export const auditRoles = { appender: 'concordat_audit', owner: 'concordat_audit_owner' } as const;

/** Database and role of a partner's records: one name for both. */
export function recordsName(partnerId: string): string {
  return `records_${partnerId.replaceAll('-', '_')}`;
}

/** A partner, as far as its records database goes. */
export interface PartnerOfSector {
  readonly id: string;
  readonly sector: string;
}

/** The databases of a hub with these partners. */
export function planDatabases(
  partners: readonly PartnerOfSector[],
  folders: MigrationFolders,
): readonly DatabasePlan[] {
  const { register, hub, audit, mayors, evidence } = databaseNames;
  const readers = Object.values(servingRoles);
  return [
    { name: register, owner: hubRole, readers, migrations: folders.register },
    { name: hub, owner: hubRole, migrations: folders.hub },
    {
      name: audit,
      owner: auditRoles.owner,
      appenders: [auditRoles.appender],
      migrations: folders.audit,
    },
    { name: mayors, owner: servingRoles.mayors, migrations: folders.mayors },
    { name: evidence, owner: servingRoles.evidence, migrations: folders.evidence },
    ...partners.map(({ id, sector }) => recordsPlan(recordsName(id), folders.records?.[sector])),
  ];
}

const recordsPlan = (name: string, migrations: string | undefined): DatabasePlan => ({
  name,
  owner: name,
  migrations,
});
