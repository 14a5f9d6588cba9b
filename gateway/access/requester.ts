/** Who asks, for which organisation, for which purpose. In the context of every request from the front door on. */
export interface Requester {
  /** Pseudonym of a person or service. */
  readonly person: string;
  readonly organisation: string;
  readonly purpose: string;
  readonly roles: readonly string[];
}

/** Whom every request comes from while the hub is a demonstration that listens on loopback alone. */
export const demonstrationAnalyst: Requester = {
  person: 'demonstration-analyst',
  organisation: 'greater-london-authority-demo',
  purpose: 'evidence-to-the-home-secretary',
  roles: ['analyst'],
};
