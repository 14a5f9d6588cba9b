import { GraphQLError } from 'graphql';
import type { ConcordatError } from '../schema/protocol/errors.js';

/** Status and code of everything the front door refuses before or beside GraphQL. */
export const hubErrors = {
  UNAUTHENTICATED: 401,
  PURPOSE_NOT_PERMITTED: 403,
  DOCUMENT_NOT_PERMITTED: 403,
  IDENTITY_UNAVAILABLE: 503,
  AGREEMENTS_UNAVAILABLE: 503,
  HUB_STOPPED: 503,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  BODY_TOO_LARGE: 413,
  BODY_NOT_JSON: 415,
  BODY_MALFORMED: 400,
  QUESTION_REFUSED: 400,
  OPERATION_NOT_FOUND: 400,
  RELEASE_REFUSED: 422,
  RELEASE_CONFLICT: 409,
  WITHDRAWAL_REFUSED: 422,
  PUBLICATION_REFUSED: 422,
  PUBLICATION_CONFLICT: 409,
  PUBLICATION_UNSIGNED: 401,
  SUBGRAPH_UNKNOWN: 404,
  TABLE_REQUEST_REFUSED: 422,
  TABLE_REQUEST_UNKNOWN: 404,
  TABLE_DECISION_REFUSED: 422,
  CHECK_UNAVAILABLE: 503,
  DISCLOSURE_UNAVAILABLE: 503,
  AUDIT_UNAVAILABLE: 503,
  PARTNER_NOT_KNOWN: 403,
  HUB_FAULT: 500,
} as const;
export type HubErrorCode = keyof typeof hubErrors;

/** A refusal of the hub, as a client reads it. */
export class HubError extends Error {
  override readonly name = 'HubError';

  constructor(
    readonly code: HubErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  get status(): number {
    return hubErrors[this.code];
  }
}

/** The body of a refusal: code, message and what there is to say beside. */
export function refusalBody(error: HubError | ConcordatError): Readonly<Record<string, unknown>> {
  if (error instanceof HubError) return { code: error.code, message: error.message, ...error.details };
  const { code, message, expected, found, remedy } = error;
  return { code, message, expected, found, remedy };
}

/** Turns a refusal met while a question runs into the error at its path. */
export function graphqlRefusal(error: HubError | ConcordatError): GraphQLError {
  const { message, ...extensions } = refusalBody(error);
  const http = error instanceof HubError ? { status: error.status } : undefined;
  return new GraphQLError(String(message), { extensions: { ...extensions, ...(http && { http }) } });
}
