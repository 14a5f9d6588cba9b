import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Documents that stay parsed and validated. */
const entries = 1_000;

/**
 * Where Apollo Server keeps documents it has parsed and validated. Its own store holds thirty times as much, and writes
 * each document out as JSON to learn its size.
 */
export function documentStore() {
  const documents = new LRUCache<string, DocumentNode>({ max: entries });
  return {
    get: async (key: string) => documents.get(key),
    set: async (key: string, document: DocumentNode) => void documents.set(key, document),
    delete: async (key: string) => documents.delete(key),
  };
}
