import type { Requester } from '../../gateway/access/requester.js';

/** An analyst who may explore, for tests of what comes after identity. */
export const testAnalyst: Requester = {
  person: 'person-00000000000000000000000000000000',
  kind: 'person',
  organisation: 'greater-london-authority-demo',
  roles: ['analyst'],
  scopes: ['explore'],
  purpose: 'evidence-to-the-home-secretary',
  project: undefined,
};
