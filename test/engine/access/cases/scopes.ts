import { type AccessCase, leaves, refused } from '../accessCase.js';

export const scopes: readonly AccessCase[] = [
  {
    shows: 'one list of names, or another',
    asks: '{ me { name score } }',
    gets: {
      nobody: leaves('{ me { name } }', 'me.score'),
      person: leaves('{ me { name } }', 'me.score'),
      halfReader: leaves('{ me { name } }', 'me.score'),
      insider: leaves('{ me { name } }', 'me.score'),
      reader: 'all',
      admin: 'all',
      everything: 'all',
    },
  },
  {
    shows: 'other lists of names on another type',
    asks: '{ me { org { address size } } }',
    gets: {
      reader: leaves('{ me { org { address } } }', 'me.org.size'),
      admin: 'all',
      everything: 'all',
    },
  },
  {
    shows: 'scopes and a policy on one field: both',
    asks: '{ best { id } ranking }',
    gets: {
      nobody: leaves('{ best { id } }', 'ranking'),
      halfReader: leaves('{ best { id } }', 'ranking'),
      reader: leaves('{ best { id } }', 'ranking'),
      insider: leaves('{ best { id } }', 'ranking'),
      everything: 'all',
    },
  },
  {
    shows: 'fields of three kinds beside each other',
    asks: '{ me { email score tags } }',
    gets: {
      nobody: refused('me.email', 'me.score', 'me.tags'),
      person: leaves('{ me { email } }', 'me.score', 'me.tags'),
      reader: leaves('{ me { email score } }', 'me.tags'),
      partner: leaves('{ me { tags } }', 'me.email', 'me.score'),
      everything: 'all',
    },
  },
  {
    shows: 'scores of a list',
    asks: '{ users { name score friend { score points } } }',
    gets: {
      halfReader: leaves('{ users { name friend { points } } }', 'users.@.score', 'users.@.friend.score'),
      reader: 'all',
    },
  },
];
