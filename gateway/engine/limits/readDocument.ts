import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { limitsRule } from './limitsRule.js';
import { maxTokens } from './operationLimits.js';

/**
 * What keeps a document from costing more than it may before it is planned, as options of Apollo Server. Suggestions
 * would compare every unknown name with every name of the schema, and tell strangers the schema.
 */
export const documentLimits = {
  parseOptions: { maxTokens },
  validationOptions: { maxErrors: 20, hideSuggestions: true },
  validationRules: [limitsRule()],
};

export type ReadDocument =
  | { readonly document: DocumentNode; readonly errors?: undefined }
  | { readonly document?: undefined; readonly errors: readonly GraphQLError[] };

/** Parses a document, or says what is wrong with it. */
export function parseDocument(query: string): ReadDocument {
  try {
    return { document: parse(query, documentLimits.parseOptions) };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    // The parser calls itself for each level, until there is no room left.
    if (error instanceof RangeError)
      return { errors: [new GraphQLError('The document is nested too deeply.')] };
    throw error;
  }
}

/** What is wrong with a document on this schema. */
export function documentErrors(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  const { validationRules, validationOptions } = documentLimits;
  return validate(schema, document, [...specifiedRules, ...validationRules], validationOptions);
}
