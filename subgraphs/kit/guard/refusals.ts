/** Everything a guard refuses, with its status and what whoever asked is told: nothing of the subgraph or its keys. */
export const refusals = {
  NOT_FOUND: [404, 'No subgraph answers here.'],
  METHOD_NOT_ALLOWED: [405, 'Requests are sent by POST.'],
  BODY_NOT_JSON: [415, 'A request is application/json in UTF-8, not encoded further.'],
  BODY_TOO_LARGE: [413, 'The request is too large.'],
  REQUEST_NOT_SIGNED: [401, 'Every request must be signed by the hub of this subgraph.'],
  SIGNATURE_MALFORMED: [401, 'The request is not signed in the one way that is accepted.'],
  SIGNATURE_INVALID: [401, 'The signature is not one of the hub for this request.'],
  SIGNATURE_EXPIRED: [401, 'The signature has expired.'],
  SIGNATURE_NOT_YET_VALID: [401, 'The signature is from the future. Compare the clocks of both sides.'],
  SIGNATURE_TOO_LONG: [401, 'A signature is valid for at most 60 seconds.'],
  BODY_CHANGED: [401, 'The body is not the one that was signed.'],
  NONCE_REPLAYED: [401, 'The request has been sent before.'],
  OWNERS_MALFORMED: [401, 'The list of permitted owners is not one.'],
  SERVICE_NOT_PERMITTED: [
    403,
    'The schema is for the registry of the hub, and nothing else is for the registry.',
  ],
  GUARD_FULL: [503, 'Too many requests in one minute. Ask again later.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type RefusalCode = keyof typeof refusals;
