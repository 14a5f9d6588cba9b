/** Who asks, for which organisation, for which purpose. In the context of every request from the front door on. */
export interface Requester {
  /** Pseudonym of a person or service; never a name. */
  readonly person: string;
  readonly kind: 'person' | 'service' | 'anonymous';
  readonly organisation: string | undefined;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  /** Id of a registered purpose, where the request states one. */
  readonly purpose: string | undefined;
  /** What the purpose is bound to, in the requester's own words. */
  readonly project: string | undefined;
  /** When what they showed to be known ends. */
  readonly expires?: Date;
}

/** Who shows nothing. */
export const anonymous: Requester = {
  person: 'anonymous',
  kind: 'anonymous',
  organisation: undefined,
  roles: [],
  scopes: [],
  purpose: undefined,
  project: undefined,
};
