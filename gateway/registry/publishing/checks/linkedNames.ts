import type { DocumentNode } from 'graphql';
import { links } from '../../../engine/supergraph/joinDirectives.js';

/** A link of an SDL to a specification. */
export interface SdlLink {
  /** `federation` of `https://specs.apollo.dev/federation/v2.9`. */
  readonly specification: string;
  /** `2.9`; empty where the URL names none. */
  readonly version: string;
  /** What directives are called here, without the at sign, and what their specification calls them. */
  readonly names: ReadonlyMap<string, string>;
  readonly prefix: string;
}

export const linksOf = (document: DocumentNode): readonly SdlLink[] => links(document).map(readLink);

function readLink(link: Readonly<Record<string, unknown>>): SdlLink {
  const [, specification = '', version = ''] =
    /\/(\w+)\/v(\d+\.\d+)\/?$/.exec(String(link['url'] ?? '')) ?? [];
  const names = [link['import'] ?? []].flat().flatMap((element): readonly (readonly [string, string])[] => {
    const { name, as = name } =
      typeof element === 'object' && element !== null ? renaming(element) : { name: element };
    if (typeof name !== 'string' || typeof as !== 'string' || !name.startsWith('@')) return [];
    return [[as.replace(/^@/, ''), name.slice(1)]];
  });
  const prefix = typeof link['as'] === 'string' ? link['as'] : specification;
  return { specification, version, names: new Map(names), prefix };
}

const renaming = (element: object): { readonly name?: unknown; readonly as?: unknown } => element;

/** The standard name of a directive that an SDL calls `given`: imports rename (GHSA-g8jh-vg5j-4h3f), prefixes stay. */
export function standardName(all: readonly SdlLink[], given: string): string {
  for (const { names, prefix } of all) {
    const imported = names.get(given);
    if (imported !== undefined) return imported;
    if (given.startsWith(`${prefix}__`)) return given.slice(prefix.length + 2);
  }
  return given;
}
