import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, Kind, visit } from 'graphql';
import { graphqlRefusal, HubError } from '../../errors.js';
import type { RequestContext } from '../../hub.js';
import type { Requester } from '../requester.js';
import { exploreScope } from '../roles.js';
import type { TrustedDocuments } from './trustedDocuments.js';

export interface DocumentRules {
  readonly trusted: TrustedDocuments;
  /** Whether those who show nothing may ask what nobody saved; what they may see of it is public. */
  readonly strangersAsk: boolean;
}

/**
 * Which documents a requester from outside may send: one operation each, saved ones by anybody, others and introspection
 * with the scope `explore`. What the hub asks itself was composed from saved documents.
 */
export function documentRulesPlugin(rules: DocumentRules): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ contextValue, document, queryHash }) => {
        if (!contextValue.isFromOutside || rules.trusted.has(queryHash)) return;
        const refusal = refusalOf(document, contextValue.requester, rules);
        if (refusal) throw graphqlRefusal(refusal);
      },
    }),
  };
}

function refusalOf(
  document: DocumentNode,
  { kind, scopes }: Requester,
  { strangersAsk }: DocumentRules,
): HubError | undefined {
  if (operationsIn(document) > 1)
    return new HubError(
      'QUESTION_REFUSED',
      'The document holds several operations. Send one operation with each request.',
    );
  if (scopes.includes(exploreScope)) return undefined;
  if (isIntrospection(document))
    return notPermitted(
      'The schema is shown to those who may explore.',
      'Read it in schema/supergraph.graphql',
    );
  if (kind === 'anonymous' && strangersAsk) return undefined;
  return notPermitted(
    'The document is none of the saved ones.',
    'Ask a saved question (GET /questions lists them)',
  );
}

const notPermitted = (what: string, instead: string) =>
  new HubError('DOCUMENT_NOT_PERMITTED', what, {
    remedy: `${instead}, or use a token that has the scope ${exploreScope}.`,
  });

const operationsIn = ({ definitions }: DocumentNode): number =>
  definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;

function isIntrospection(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field: ({ name }) => {
      found ||= name.value === '__schema' || name.value === '__type';
    },
  });
  return found;
}
