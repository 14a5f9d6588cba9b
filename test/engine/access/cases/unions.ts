import { type AccessCase, leaves, refused } from '../accessCase.js';

export const unions: readonly AccessCase[] = [
  {
    shows: 'the names of all members’ types',
    asks: '{ things { __typename } }',
    gets: { nobody: 'all', everything: 'all' },
  },
  {
    shows: 'a fragment on a member that is protected as a type',
    asks: '{ things { ... on User { id } ... on Secret { text } } }',
    gets: {
      nobody: leaves('{ things { ... on User { id } } }', 'things.@.text'),
      halfInsider: leaves('{ things { ... on User { id } } }', 'things.@.text'),
      insider: 'all',
    },
  },
  {
    shows: 'every field of such a fragment, told where it would stand',
    asks: '{ things { __typename ... on Secret { __typename text mark: stamp } } }',
    gets: {
      nobody: leaves('{ things { __typename } }', 'things.@.text', 'things.@.mark'),
      insider: 'all',
    },
  },
  {
    shows: 'a member’s field',
    asks: '{ things { ... on User { id email } ... on Org { address } } }',
    gets: {
      nobody: leaves('{ things { ... on User { id } ... on Org { address } } }', 'things.@.email'),
      person: 'all',
    },
  },
  {
    shows: 'two members’ fields under one response key, one denied',
    asks: '{ things { ... on User { value: name } ... on Org { value: name } ... on Team { value: motto } } }',
    gets: {
      nobody: leaves(
        '{ things { ... on User { value: name } ... on Team { value: motto } } }',
        'things.@.value',
      ),
      partner: 'all',
    },
  },
  {
    shows: 'the same, the denied one first',
    asks: '{ things { ... on Secret { value: text } ... on User { value: name } } }',
    gets: {
      nobody: leaves('{ things { ... on User { value: name } } }', 'things.@.value'),
      insider: 'all',
    },
  },
  {
    shows: 'two members’ denied fields under one response key, told once',
    asks: '{ things { __typename ... on User { value: email } ... on Secret { value: text } } }',
    gets: {
      nobody: leaves('{ things { __typename } }', 'things.@.value'),
      person: leaves('{ things { __typename ... on User { value: email } } }', 'things.@.value'),
      everything: 'all',
    },
  },
  {
    shows: 'a fragment on an interface within a union',
    asks: '{ things { ... on Node { id name } ... on Team { name } } }',
    gets: {
      nobody: leaves('{ things { ... on Node { id } ... on Team { name } } }', 'things.@.name'),
      partner: 'all',
    },
  },
  {
    shows: 'nothing left of a union',
    asks: '{ things { ... on Secret { text } ... on User { email } } }',
    gets: {
      nobody: refused('things.@.text', 'things.@.email'),
      insider: 'all',
      partner: refused('things.@.text', 'things.@.email'),
    },
  },
];
