import { readFileSync } from 'node:fs';
import type { Seed } from '../../gateway/registry/publishing/seedSubgraphs.js';

/** Subgraphs whose SDL ships under schema/subgraphs, the hub's own among them. */
export const shippedNames = ['evidence', 'hub', 'mayors', 'police', 'safeguarding', 'support'] as const;

const read = (file: string) => readFileSync(new URL(`../../schema/${file}`, import.meta.url), 'utf8');

/** What ships, as the registry takes it. Where each subgraph listens is decided when it starts, so no address stands there. */
export function shippedSeed(): Seed {
  return {
    subgraphs: shippedNames.map((name) => ({
      name,
      sdl: read(`subgraphs/${name}.graphql`),
      routingUrl: `http://${name}.invalid/`,
    })),
    supergraphSdl: read('supergraph.graphql'),
    contact: 'hub@concordat.invalid',
  };
}

export const isShipped = (name: string): boolean => shippedNames.some((known) => known === name);
