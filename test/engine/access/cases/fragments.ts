import { type AccessCase, leaves, refused } from '../accessCase.js';

export const fragments: readonly AccessCase[] = [
  {
    shows: 'a named fragment',
    asks: '{ me { ...card } } fragment card on User { name email }',
    gets: { nobody: leaves('{ me { name } }', 'me.email'), person: 'all' },
  },
  {
    shows: 'one named fragment in two places, told at both',
    asks: '{ me { ...card friend { ...card } } } fragment card on User { name email }',
    gets: {
      nobody: leaves('{ me { name friend { name } } }', 'me.email', 'me.friend.email'),
      person: 'all',
    },
  },
  {
    shows: 'one named fragment twice in one place, told once',
    asks: '{ me { ...card ...card } } fragment card on User { name email }',
    gets: { nobody: leaves('{ me { name } }', 'me.email'), person: 'all' },
  },
  {
    shows: 'fragments within fragments',
    asks: '{ me { ...outer } } fragment outer on User { name ...inner } fragment inner on User { score points }',
    gets: { nobody: leaves('{ me { name points } }', 'me.score'), reader: 'all', admin: 'all' },
  },
  {
    shows: 'a fragment of which nothing is left',
    asks: '{ me { name ...hidden } } fragment hidden on User { email level }',
    gets: { nobody: leaves('{ me { name } }', 'me.email', 'me.level'), person: 'all' },
  },
  {
    shows: 'a fragment that is all there was',
    asks: '{ ...everything } fragment everything on Query { audit me { email } }',
    gets: { nobody: refused('audit', 'me.email'), person: 'all' },
  },
  {
    shows: 'a named fragment on a protected type',
    asks: '{ open secret { ...deep } } fragment deep on Secret { text stamp }',
    gets: { nobody: leaves('{ open }', 'secret'), insider: 'all' },
  },
  {
    shows: 'a named fragment on a protected member of a union',
    asks: '{ things { __typename ...deep } } fragment deep on Secret { text }',
    gets: { nobody: leaves('{ things { __typename } }', 'things.@.text'), insider: 'all' },
  },
  {
    shows: 'a fragment on an interface, spread on an object',
    asks: '{ me { points ...said } } fragment said on Node { id name }',
    gets: { nobody: leaves('{ me { points id } }', 'me.name'), partner: 'all' },
  },
  {
    shows: 'inline fragments without a type',
    asks: '{ me { ... { name ... { email } } } }',
    gets: { nobody: leaves('{ me { name } }', 'me.email'), person: 'all' },
  },
  {
    shows: 'inline fragments on the type there is',
    asks: '{ ... on Query { open audit } me { ... on User { email points } } }',
    gets: { nobody: leaves('{ open me { points } }', 'audit', 'me.email'), person: 'all' },
  },
  {
    shows: 'sibling fragments with one response key, the field asked for in both',
    asks: '{ me { ...one ...other } } fragment one on User { friend { name } } fragment other on User { friend { email } }',
    gets: { nobody: leaves('{ me { friend { name } } }', 'me.friend.email'), person: 'all' },
  },
  {
    shows: 'sibling fragments on two members with one response key',
    asks: '{ nodes { ... on User { who: friend { name } } ... on Org { who: head { name email } } } }',
    gets: {
      nobody: leaves(
        '{ nodes { ... on User { who: friend { name } } ... on Org { who: head { name } } } }',
        'nodes.@.who.email',
      ),
      person: 'all',
    },
  },
  {
    shows: 'a fragment that @skip leaves out',
    asks: '{ open me { name } ... @skip(if: true) { audit } }',
    gets: { nobody: 'all' },
  },
  {
    shows: 'a fragment that @include leaves in',
    asks: '{ open ... @include(if: true) { audit } }',
    gets: { nobody: leaves('{ open }', 'audit'), person: 'all' },
  },
];
