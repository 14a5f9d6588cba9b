import { readFileSync } from 'node:fs';
import type { Seed } from '../../gateway/registry/publishing/seedSubgraphs.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import type { AskedTable } from '../../schema/datasets/dataset.js';
import { withTablesInSdl } from './askedTablesSdl.js';

/** Subgraphs whose SDL ships under schema/subgraphs, the hub's own among them. */
export const shippedNames = ['evidence', 'hub', 'mayors', 'police', 'safeguarding', 'support'] as const;

const read = (file: string) => readFileSync(new URL(`../../schema/${file}`, import.meta.url), 'utf8');

/** What ships, as the registry takes it. Where each subgraph listens is decided when it starts, so no address stands there. */
export function shippedSeed(asked: readonly AskedTable[] = []): Seed {
  const catalogue = loadCatalogue();
  const sdlOf = (file: string) => withTablesInSdl(read(file), asked, catalogue);
  return {
    subgraphs: shippedNames.map((name) => ({
      name,
      sdl: sdlOf(`subgraphs/${name}.graphql`),
      routingUrl: `http://${name}.invalid/`,
    })),
    supergraphSdl: sdlOf('supergraph.graphql'),
    contact: 'hub@concordat.invalid',
  };
}

export const isShipped = (name: string): boolean => shippedNames.some((known) => known === name);
