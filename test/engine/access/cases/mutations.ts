import { type AccessCase, leaves, refused } from '../accessCase.js';

export const mutations: readonly AccessCase[] = [
  {
    shows: 'a change that is denied isn’t made',
    asks: 'mutation { touch wipe }',
    gets: {
      nobody: leaves('mutation { touch }', 'wipe'),
      reader: leaves('mutation { touch }', 'wipe'),
      admin: 'all',
    },
  },
  {
    shows: 'nothing but changes that are denied',
    asks: 'mutation { wipe unseal { text } }',
    gets: {
      nobody: refused('wipe', 'unseal'),
      insider: leaves('mutation { unseal { text } }', 'wipe'),
      everything: 'all',
    },
  },
  {
    shows: 'a field of what a change answers with',
    asks: 'mutation { rename(id: "ada") { name email } }',
    gets: { nobody: leaves('mutation { rename(id: "ada") { name } }', 'rename.email'), person: 'all' },
  },
  {
    shows: 'a change of whose answer nothing may be seen isn’t made',
    asks: 'mutation { touch rename(id: "ada") { email } }',
    gets: { nobody: leaves('mutation { touch }', 'rename.email'), person: 'all' },
  },
];
