import { GraphQLError } from 'graphql';
import type { Denial } from './accessGuard.js';
import type { Authorisation } from './authorisation.js';
import { type Condition, lackingNames } from './condition.js';

/** A denial as a client reads it, in the shape Apollo Router gives it. */
export interface DenialError {
  readonly message: string;
  readonly path: readonly string[];
  readonly extensions: {
    readonly code: 'UNAUTHORIZED_FIELD_OR_TYPE';
    /** The dataset that no owner permits, where it is one. */
    readonly dataset?: string;
    readonly remedy: string;
  };
}

export function denialError({ path, unmet }: Denial, authorisation: Authorisation): DenialError {
  const told = whatWouldPermit(unmet, authorisation);
  const extensions = { code: 'UNAUTHORIZED_FIELD_OR_TYPE' as const, ...told };
  return { message: 'Unauthorized field or type', path, extensions };
}

/** The refusal of a whole operation, an error for each denial. */
export function denied(denials: readonly Denial[], authorisation: Authorisation): AggregateError {
  const errors = denials.map((denial) => {
    const { message, path, extensions } = denialError(denial, authorisation);
    return new GraphQLError(message, { path, extensions: { ...extensions, http: { status: 403 } } });
  });
  return new AggregateError(errors);
}

function whatWouldPermit(unmet: Condition, authorisation: Authorisation) {
  if (unmet.kind === 'authenticated') return { remedy: 'Ask with a token or a key that shows who you are.' };
  const lacking = lackingNames(unmet, authorisation);
  if (unmet.kind === 'scopes')
    return { remedy: `Ask with a token that has the scope ${lacking.join(' and ')}.` };
  const { whyNot = (policy: string) => `Nobody has been asked whether ${policy} is permitted.` } =
    authorisation;
  return { dataset: lacking.join(', '), remedy: lacking.map(whyNot).join(' ') };
}
