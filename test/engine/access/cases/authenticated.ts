import { type AccessCase, leaves, refused } from '../accessCase.js';

export const authenticated: readonly AccessCase[] = [
  {
    shows: 'what nothing protects is everybody’s',
    asks: '{ open me { id name points } }',
    gets: { nobody: 'all', person: 'all', everything: 'all' },
  },
  {
    shows: 'a field of the root',
    asks: '{ open audit }',
    gets: { nobody: leaves('{ open }', 'audit'), partner: leaves('{ open }', 'audit'), person: 'all' },
  },
  {
    shows: 'a field of an entity',
    asks: '{ me { name email } }',
    gets: { nobody: leaves('{ me { name } }', 'me.email'), person: 'all', reader: 'all' },
  },
  {
    shows: 'a field below two others',
    asks: '{ me { friend { friend { name email } } } }',
    gets: {
      nobody: leaves('{ me { friend { friend { name } } } }', 'me.friend.friend.email'),
      admin: 'all',
    },
  },
  {
    shows: 'a field of each member of a list, told once',
    asks: '{ users { name email } }',
    gets: { nobody: leaves('{ users { name } }', 'users.@.email'), person: 'all' },
  },
  {
    shows: 'a field in lists within lists',
    asks: '{ users { name friends { name email } } }',
    gets: {
      nobody: leaves('{ users { name friends { name } } }', 'users.@.friends.@.email'),
      person: 'all',
    },
  },
  {
    shows: 'several fields, each told',
    asks: '{ audit me { email name } best { id email } }',
    gets: {
      nobody: leaves('{ me { name } best { id } }', 'audit', 'me.email', 'best.email'),
      person: 'all',
    },
  },
  {
    shows: 'an enum that is protected as a type',
    asks: '{ open level me { name level } }',
    gets: { nobody: leaves('{ open me { name } }', 'level', 'me.level'), person: 'all' },
  },
  {
    shows: 'nothing left refuses the whole',
    asks: '{ audit }',
    gets: { nobody: refused('audit'), person: 'all' },
  },
  {
    shows: 'nothing left below a field takes the field along',
    asks: '{ open me { email } }',
    gets: { nobody: leaves('{ open }', 'me.email'), person: 'all' },
  },
  {
    shows: 'nothing left below any field refuses the whole',
    asks: '{ me { email friend { email } } best { level } }',
    gets: { nobody: refused('me.email', 'me.friend.email', 'best.level'), person: 'all' },
  },
  {
    shows: 'a __typename is enough to be left',
    asks: '{ __typename audit }',
    gets: { nobody: leaves('{ __typename }', 'audit'), person: 'all' },
  },
  {
    shows: 'a __typename beside a denied field keeps its object',
    asks: '{ me { __typename email } }',
    gets: { nobody: leaves('{ me { __typename } }', 'me.email'), person: 'all' },
  },
  {
    shows: 'arguments beside a denied field stay where they belong',
    asks: '{ users(first: 1) { name friends(first: 1) { name email } } }',
    gets: {
      nobody: leaves('{ users(first: 1) { name friends(first: 1) { name } } }', 'users.@.friends.@.email'),
      person: 'all',
    },
  },
  {
    shows: 'what @skip leaves out was never asked for',
    asks: '{ open audit @skip(if: true) me @include(if: false) { email } }',
    gets: { nobody: 'all', person: 'all' },
  },
  {
    shows: 'what @include leaves in was asked for',
    asks: '{ open audit @include(if: true) }',
    gets: { nobody: leaves('{ open }', 'audit'), person: 'all' },
  },
];
