import { type AccessCase, leaves, refused } from '../accessCase.js';

export const aliases: readonly AccessCase[] = [
  {
    shows: 'a denied field is told under its response key',
    asks: '{ me { name mail: email } }',
    gets: { nobody: leaves('{ me { name } }', 'me.mail'), person: 'all' },
  },
  {
    shows: 'aliases all the way',
    asks: '{ self: me { called: name mate: friend { mail: email called: name } } }',
    gets: {
      nobody: leaves('{ self: me { called: name mate: friend { called: name } } }', 'self.mate.mail'),
      person: 'all',
    },
  },
  {
    shows: 'one field under two aliases, both told',
    asks: '{ me { name one: score two: score } }',
    gets: { nobody: leaves('{ me { name } }', 'me.one', 'me.two'), admin: 'all' },
  },
  {
    shows: 'an alias named like an open field',
    asks: '{ me { name: email id } }',
    gets: { nobody: leaves('{ me { id } }', 'me.name'), person: 'all' },
  },
  {
    shows: 'an open field under the name of a protected one',
    asks: '{ me { email: name } }',
    gets: { nobody: 'all' },
  },
  {
    shows: 'open and protected, names exchanged',
    asks: '{ me { email: name name: email } }',
    gets: { nobody: leaves('{ me { email: name } }', 'me.name'), person: 'all' },
  },
  {
    shows: 'aliases like names of prototypes',
    asks: '{ me { __proto__: email constructor: score name } }',
    gets: {
      nobody: leaves('{ me { name } }', 'me.__proto__', 'me.constructor'),
      reader: 'all',
    },
  },
  {
    shows: 'two aliases of one object, each with its own',
    asks: '{ a: me { name } b: me { email points } c: me { score } }',
    gets: {
      nobody: leaves('{ a: me { name } b: me { points } }', 'b.email', 'c.score'),
      person: leaves('{ a: me { name } b: me { email points } }', 'c.score'),
      reader: 'all',
    },
  },
  {
    shows: 'an alias of a protected root field',
    asks: '{ a: audit b: secret { text } }',
    gets: {
      nobody: refused('a', 'b'),
      person: leaves('{ a: audit }', 'b'),
      insider: 'all',
    },
  },
  {
    shows: 'one field with two arguments under aliases',
    asks: '{ me { a: friends(first: 1) { name email } b: friends(first: 2) { name email } } }',
    gets: {
      nobody: leaves(
        '{ me { a: friends(first: 1) { name } b: friends(first: 2) { name } } }',
        'me.a.@.email',
        'me.b.@.email',
      ),
      person: 'all',
    },
  },
];
