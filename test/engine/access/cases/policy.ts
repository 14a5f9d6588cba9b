import { type AccessCase, leaves, refused } from '../accessCase.js';

export const policy: readonly AccessCase[] = [
  {
    shows: 'a leaf',
    asks: '{ me { name tags } }',
    gets: {
      nobody: leaves('{ me { name } }', 'me.tags'),
      reader: leaves('{ me { name } }', 'me.tags'),
      partner: 'all',
      everything: 'all',
    },
  },
  {
    shows: 'an object, with all that is below',
    asks: '{ me { name boss { name friend { name } } } }',
    gets: {
      nobody: leaves('{ me { name } }', 'me.boss'),
      admin: leaves('{ me { name } }', 'me.boss'),
      halfInsider: 'all',
    },
  },
  {
    shows: 'what is denied below an object that is denied is told once, at the object',
    asks: '{ me { name boss { email score } } }',
    gets: {
      nobody: leaves('{ me { name } }', 'me.boss'),
      halfInsider: leaves('{ me { name boss { email } } }', 'me.boss.score'),
    },
  },
  {
    shows: 'all names of a list, or all of another, on a type',
    asks: '{ open secret { text } }',
    gets: {
      nobody: leaves('{ open }', 'secret'),
      halfInsider: leaves('{ open }', 'secret'),
      admin: leaves('{ open }', 'secret'),
      insider: 'all',
      everything: 'all',
    },
  },
  {
    shows: 'a list of objects of a protected type',
    asks: '{ open secrets { text } }',
    gets: {
      nobody: leaves('{ open }', 'secrets'),
      halfInsider: leaves('{ open }', 'secrets'),
      insider: 'all',
    },
  },
  {
    shows: 'a field of an entity that returns a protected type',
    asks: '{ users { name note { text shared } } }',
    gets: {
      person: leaves('{ users { name } }', 'users.@.note'),
      halfInsider: leaves('{ users { name } }', 'users.@.note'),
      insider: 'all',
    },
  },
  {
    shows: 'even the __typename of a protected type',
    asks: '{ open secret { __typename } }',
    gets: { nobody: leaves('{ open }', 'secret'), insider: 'all' },
  },
  {
    shows: 'a scalar that is protected as a type',
    asks: '{ open stamp }',
    gets: { nobody: leaves('{ open }', 'stamp'), partner: leaves('{ open }', 'stamp'), insider: 'all' },
  },
  {
    shows: 'a protected scalar in a protected type',
    asks: '{ open secret { text stamp } }',
    gets: { reader: leaves('{ open }', 'secret'), insider: 'all' },
  },
  {
    shows: 'a policy asks for no identity beside',
    asks: '{ me { tags email } }',
    gets: { partner: leaves('{ me { tags } }', 'me.email'), nobody: refused('me.tags', 'me.email') },
  },
  {
    shows: 'the same type reached on two ways',
    asks: '{ secret { text } me { note { text } name } }',
    gets: { nobody: leaves('{ me { name } }', 'secret', 'me.note'), insider: 'all' },
  },
];
