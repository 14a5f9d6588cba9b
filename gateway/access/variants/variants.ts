import type { Requester } from '../requester.js';
import type { Role } from '../roles.js';

/** A schema of its own at the same endpoint: the supergraph without what bears certain tags. */
export interface SchemaVariant {
  readonly name: string;
  /** Elements with one of these tags are not in it: neither to be asked for nor to be seen. */
  readonly excludes: readonly string[];
}

/** Tags that some variant leaves out, the widest circle last. */
export const variantTags = ['board', 'regional-partner'] as const;

const board: SchemaVariant = { name: 'board', excludes: [] };
const regionalPartner: SchemaVariant = { name: 'regional-partner', excludes: ['board'] };
const everybody: SchemaVariant = { name: 'public', excludes: ['board', 'regional-partner'] };

/** The variants, from the whole schema to what everybody may see. */
export const variants = [board, regionalPartner, everybody] as const;

const boardRole = 'board-member' satisfies Role;

/**
 * The variant that a requester is shown: members of a partnership's board the whole, organisations with a purpose what
 * partners share, everybody else what is public. What of its figures somebody may have is another matter.
 */
export function variantFor({ kind, organisation, purpose, roles }: Requester): SchemaVariant {
  const isPartner = kind !== 'anonymous' && organisation !== undefined && purpose !== undefined;
  if (!isPartner) return everybody;
  return roles.includes(boardRole) ? board : regionalPartner;
}
