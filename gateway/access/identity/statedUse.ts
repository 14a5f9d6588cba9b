import type { IncomingHttpHeaders } from 'node:http';
import { HubError } from '../../errors.js';

/** What a request is for, as its headers say. */
export interface StatedUse {
  readonly purpose: string | undefined;
  readonly project: string | undefined;
}

export interface UseFrame {
  /** Ids of the purposes that are registered. */
  readonly registered: readonly string[];
  /** What the token or key is bound to; undefined where to nothing. */
  readonly bound?: {
    readonly purposes?: readonly string[] | undefined;
    readonly project?: string | undefined;
  };
}

/** Letters of any script, digits and what stands between words: a project is named, not described. */
const projectShape = /^[\p{L}\p{N}][\p{L}\p{N} .,:/()_-]{0,99}$/u;

/**
 * Purpose and project of a request. What a token is bound to goes without saying where it is one.
 * @throws HubError PURPOSE_NOT_PERMITTED
 */
export function statedUse(headers: IncomingHttpHeaders, { registered, bound = {} }: UseFrame): StatedUse {
  const [only, ...others] = bound.purposes ?? [];
  const purpose = one(headers, 'concordat-purpose') ?? (others.length === 0 ? only : undefined);
  if (purpose !== undefined && !registered.includes(purpose))
    throw notPermitted('The purpose is not registered.', registered);
  if (purpose !== undefined && bound.purposes?.includes(purpose) === false)
    throw notPermitted('The token is for another purpose.', bound.purposes);
  const project = one(headers, 'concordat-project') ?? bound.project;
  if (project !== undefined && !projectShape.test(project))
    throw notPermitted('The project is not named in letters, digits and spaces, 100 at most.', registered);
  if (bound.project !== undefined && project !== bound.project)
    throw notPermitted('The token is for another project.', registered);
  return { purpose, project };
}

/** A header that stands once. */
function one(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  if (value === undefined || value === '') return undefined;
  return Array.isArray(value) ? value.join(', ') : value;
}

function notPermitted(what: string, purposes: readonly string[]): HubError {
  return new HubError('PURPOSE_NOT_PERMITTED', what, {
    expected: `one of: ${purposes.join(', ')}`,
    remedy: 'State it in the header concordat-purpose.',
  });
}
