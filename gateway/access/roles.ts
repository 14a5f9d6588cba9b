/** Scopes of a role, for requesters whose token names none. */
export const roles = {
  /** Explores: documents of their own, introspection, plans. */
  analyst: ['explore'],
  /** Assembles packs from saved documents. */
  policy: [],
  /** Sits on a partnership's board, and sees what it works on before others do. */
  'board-member': [],
  /** Publishes subgraphs and releases of an organisation. */
  publisher: [],
  /** A service of an organisation that asks by itself. */
  service: [],
  /** Reads what everybody may read, and nothing else. */
  'open-pack-reader': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Role = keyof typeof roles;

/** Documents that nobody saved, and introspection. */
export const exploreScope = 'explore';

export const isRole = (name: string): name is Role => Object.hasOwn(roles, name);

export const scopesOf = (held: readonly Role[]): readonly string[] => [
  ...new Set(held.flatMap((role) => roles[role])),
];
