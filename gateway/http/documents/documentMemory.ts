import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { documentLimits } from '../../engine/limits/readDocument.js';
import { documentShape } from './documentShape.js';

/** Documents that stay parsed and validated. */
const entries = 1_000;

/** Shapes of valid documents, in characters: of all, and of one. */
const shapesLength = 5_000_000;
const longestShape = 50_000;

/** Apollo Server names a document by a text that stands for the schema, and a SHA-256 of the document in hex. */
const hashLength = 64;

interface Asked {
  readonly source: string;
  readonly schema: GraphQLSchema;
}

/** What Apollo Server takes as `documentStore`, and a plugin that tells the store what it isn't told. */
export interface DocumentMemory {
  readonly store: {
    get(key: string): Promise<DocumentNode | undefined>;
    set(key: string, document: DocumentNode): Promise<void>;
    delete(key: string): Promise<boolean>;
  };
  readonly plugin: ApolloServerPlugin<BaseContext>;
}

/**
 * Remembers documents that were parsed and found valid, and their shapes: a document of a shape that was found valid on
 * the same schema is valid, and isn't validated again. What is not valid never gets a shape remembered, so that errors
 * are always those of a validation. (Apollo Server's own store holds thirty times as much, and writes each document out
 * as JSON to learn its size.)
 */
export function documentMemory(): DocumentMemory {
  const documents = new LRUCache<string, DocumentNode>({ max: entries });
  const shapes = new LRUCache<string, true>({
    maxSize: shapesLength,
    maxEntrySize: longestShape,
    sizeCalculation: (_, shape) => shape.length,
  });
  /** By the hash of the source; only until the store is asked for it. */
  const asked = new LRUCache<string, Asked>({ max: entries });
  const schemas = new WeakMap<DocumentNode, GraphQLSchema>();

  const shapeKey = (key: string, document: DocumentNode, schema: GraphQLSchema): string =>
    `${key.slice(0, -hashLength)}${documentShape(document, schema)}`;

  const ofKnownShape = (key: string, { source, schema }: Asked): DocumentNode | undefined => {
    const document = parsed(source);
    if (!document || !shapes.has(shapeKey(key, document, schema))) return undefined;
    documents.set(key, document);
    return document;
  };

  const store: DocumentMemory['store'] = {
    get: async (key) => {
      const hash = key.slice(-hashLength);
      const found = asked.get(hash);
      asked.delete(hash);
      return documents.get(key) ?? (found && ofKnownShape(key, found));
    },
    set: async (key, document) => {
      documents.set(key, document);
      const schema = schemas.get(document);
      if (schema) shapes.set(shapeKey(key, document, schema), true);
    },
    delete: async (key) => documents.delete(key),
  };
  const listener: Awaited<ReturnType<NonNullable<ApolloServerPlugin<BaseContext>['requestDidStart']>>> = {
    didResolveSource: async ({ queryHash, source, schema }) => void asked.set(queryHash, { source, schema }),
    validationDidStart: async ({ document, schema }) => void schemas.set(document, schema),
  };
  return { store, plugin: { requestDidStart: async () => listener } };
}

/** Undefined where it can't be parsed: Apollo Server will say why. */
function parsed(source: string): DocumentNode | undefined {
  try {
    return parse(source, documentLimits.parseOptions);
  } catch (error) {
    if (error instanceof GraphQLError || error instanceof RangeError) return undefined;
    throw error;
  }
}
