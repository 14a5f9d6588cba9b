import { type AccessCase, leaves, refused } from '../accessCase.js';

export const interfaces: readonly AccessCase[] = [
  {
    shows: 'a field on an interface, if any member’s is denied',
    asks: '{ nodes { id name } }',
    gets: {
      nobody: leaves('{ nodes { id } }', 'nodes.@.name'),
      admin: leaves('{ nodes { id } }', 'nodes.@.name'),
      partner: 'all',
      everything: 'all',
    },
  },
  {
    shows: 'the same where only one object is asked for, and that one is open',
    asks: '{ node(id: "ada") { id name } }',
    gets: { nobody: leaves('{ node(id: "ada") { id } }', 'node.name'), partner: 'all' },
  },
  {
    shows: 'a field that no member protects',
    asks: '{ nodes { id } named { name } }',
    gets: { nobody: 'all', everything: 'all' },
  },
  {
    shows: 'the field of an open member in a fragment',
    asks: '{ nodes { id ... on User { name } } }',
    gets: { nobody: 'all', partner: 'all' },
  },
  {
    shows: 'the field of a protected member in a fragment',
    asks: '{ nodes { id ... on Org { name address } } }',
    gets: {
      nobody: leaves('{ nodes { id ... on Org { address } } }', 'nodes.@.name'),
      partner: 'all',
    },
  },
  {
    shows: 'fragments on both members',
    asks: '{ nodes { ... on User { name email } ... on Org { address name } } }',
    gets: {
      nobody: leaves(
        '{ nodes { ... on User { name } ... on Org { address } } }',
        'nodes.@.email',
        'nodes.@.name',
      ),
      partner: leaves('{ nodes { ... on User { name } ... on Org { address name } } }', 'nodes.@.email'),
      person: leaves('{ nodes { ... on User { name email } ... on Org { address } } }', 'nodes.@.name'),
    },
  },
  {
    shows: 'another interface around the same members',
    asks: '{ named { name ... on User { email } ... on Team { motto } } }',
    gets: {
      nobody: leaves('{ named { name ... on Team { motto } } }', 'named.@.email'),
      person: 'all',
    },
  },
  {
    shows: 'a fragment on an interface within a fragment on an open member is read as it is written',
    asks: '{ me { id ... on Node { name } } }',
    gets: { nobody: leaves('{ me { id } }', 'me.name'), partner: 'all' },
  },
  {
    shows: 'the same with an interface that protects nothing',
    asks: '{ me { id ... on Named { name } } }',
    gets: { nobody: 'all' },
  },
  {
    shows: 'a __typename on an interface',
    asks: '{ nodes { __typename name } }',
    gets: { nobody: leaves('{ nodes { __typename } }', 'nodes.@.name'), partner: 'all' },
  },
  {
    shows: 'nothing left on an interface',
    asks: '{ nodes { name } }',
    gets: { nobody: refused('nodes.@.name'), partner: 'all' },
  },
  {
    shows: 'one field of an interface through two fragments of which one is denied',
    asks: '{ nodes { id ... on User { name } ... on Node { name } } }',
    gets: {
      nobody: leaves('{ nodes { id ... on User { name } } }', 'nodes.@.name'),
      partner: 'all',
    },
  },
];
