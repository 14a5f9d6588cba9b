import { type AccessCase, leaves, refused } from '../accessCase.js';

export const requires: readonly AccessCase[] = [
  {
    shows: 'a field that requires a protected one',
    asks: '{ me { name rank } }',
    gets: {
      nobody: leaves('{ me { name } }', 'me.rank'),
      halfReader: leaves('{ me { name } }', 'me.rank'),
      partner: leaves('{ me { name } }', 'me.rank'),
      reader: 'all',
      admin: 'all',
    },
  },
  {
    shows: 'a field that requires one that requires a protected one',
    asks: '{ me { name medal } }',
    gets: {
      nobody: leaves('{ me { name } }', 'me.medal'),
      halfReader: leaves('{ me { name } }', 'me.medal'),
      reader: 'all',
    },
  },
  {
    shows: 'a field that requires a protected field of another entity',
    asks: '{ me { name orgRank } }',
    gets: {
      nobody: leaves('{ me { name } }', 'me.orgRank'),
      admin: leaves('{ me { name } }', 'me.orgRank'),
      partner: 'all',
    },
  },
  {
    shows: 'requiring and required beside each other',
    asks: '{ best { points score rank medal } }',
    gets: {
      nobody: leaves('{ best { points } }', 'best.score', 'best.rank', 'best.medal'),
      reader: 'all',
    },
  },
  {
    shows: 'in lists, under aliases',
    asks: '{ users { place: rank friend { honour: medal points } } }',
    gets: {
      person: leaves('{ users { friend { points } } }', 'users.@.place', 'users.@.friend.honour'),
      admin: 'all',
    },
  },
  {
    shows: 'in a fragment on a member',
    asks: '{ nodes { id ... on User { rank } } }',
    gets: { nobody: leaves('{ nodes { id } }', 'nodes.@.rank'), reader: 'all' },
  },
  {
    shows: 'nothing but what requires something protected',
    asks: '{ me { rank medal orgRank } }',
    gets: { nobody: refused('me.rank', 'me.medal', 'me.orgRank'), everything: 'all' },
  },
];
