import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildASTSchema, buildSchema, parse } from 'graphql';
import { type Composer, compose } from '../../../scripts/scenarios/compose.js';
import { federationRules } from '../../../scripts/scenarios/federationRules.js';
import type { Graph } from '../../../scripts/scenarios/graph.js';
import { readGraph } from '../../../scripts/scenarios/readGraph.js';

const folder = fileURLToPath(new URL('./graph/', import.meta.url));

/** One way to come by the supergraph of the tables. */
export interface Variant {
  readonly name: string;
  readonly composer: Composer;
  /** Changes the SDL of a subgraph before it is composed. */
  readonly before?: (sdl: string) => string;
  /** Changes the supergraph after. */
  readonly after?: (sdl: string) => string;
}

const renames = { authenticated: 'signedIn', requiresScopes: 'needs', policy: 'ruledBy' } as const;

/** Imports the directives of access under other names (GHSA-g8jh-vg5j-4h3f). */
export const renamed = (sdl: string): string =>
  Object.entries(renames).reduce(
    (text, [name, as]) =>
      text
        .replaceAll(new RegExp(`(?<!")@${name}\\b`, 'g'), `@${as}`)
        .replaceAll(`"@${name}"`, `{ name: "@${name}", as: "@${as}" }`),
    sdl,
  );

const directive = String.raw`@(?:authenticated|policy|requiresScopes)\b(?:\([^)]*\))?`;

/** Takes out what composition derives, as supergraphs of older composers lack it: on interfaces, beside `@requires`. */
export const underived = (sdl: string): string =>
  sdl
    .replaceAll(/^interface [^{]*\{[^}]*\}/gm, (text) => text.replaceAll(new RegExp(directive, 'g'), ''))
    .replaceAll(/^.*requires: ".*$/gm, (text) => text.replaceAll(new RegExp(directive, 'g'), ''));

/** Takes every directive of access out. */
export const unprotected = (sdl: string): string =>
  sdl.replaceAll(new RegExp(`(?<!directive) ${directive}`, 'g'), '');

export const variants: readonly Variant[] = [
  { name: 'composed by @theguild/federation-composition', composer: 'guild' },
  { name: 'composed by @apollo/composition', composer: 'apollo' },
  { name: 'with renamed directives', composer: 'apollo', before: renamed },
  { name: 'without what composition derives', composer: 'guild', after: underived },
];

export async function accessGraph({ name, composer, before, after }: Variant): Promise<Graph> {
  const graph = await readGraph(folder);
  const subgraphs = graph.subgraphs.map(({ name: subgraph, sdl }) => {
    const changed = before ? before(sdl) : sdl;
    return { name: subgraph, sdl: changed, rules: federationRules(changed) };
  });
  const { supergraphSdl, publicSdl } = compose(subgraphs, composer);
  const changed = after ? after(supergraphSdl) : supergraphSdl;
  return {
    ...graph,
    name: `${path.basename(folder)} ${name}`,
    subgraphs,
    supergraphSdl: changed,
    publicSchema: buildSchema(publicSdl),
    fullSchema: buildASTSchema(parse(changed), { assumeValid: true, assumeValidSDL: true }),
  };
}
