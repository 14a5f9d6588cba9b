import type { DocumentNode } from 'graphql';
import { links } from '../../engine/supergraph/joinDirectives.js';

/** The standard directives of access, as federation calls them. */
export const accessDirectives = ['authenticated', 'requiresScopes', 'policy'] as const;
export type AccessDirective = (typeof accessDirectives)[number];

type Link = Readonly<Record<string, unknown>>;

const isAccess = (name: string): name is AccessDirective => accessDirectives.some((known) => known === name);

/**
 * The directives of access by the names that a supergraph gives them: a link may import them under others
 * (GHSA-g8jh-vg5j-4h3f). Their own names count too, unless a link gave one to something else, because a directive that
 * nobody linked is rather meant than not.
 */
export function directiveNames(document: DocumentNode): ReadonlyMap<string, AccessDirective> {
  const found = new Map<string, AccessDirective>(accessDirectives.map((name) => [name, name]));
  const all = links(document);
  // An import gives a name away for good; a prefix only where no import took it.
  for (const [name, directive] of [...all.flatMap(prefixedNames), ...all.flatMap(importedNames)]) {
    if (isAccess(directive)) found.set(name, directive);
    else found.delete(name);
  }
  return found;
}

/** A directive's name here, and the one its specification gives it. */
type GivenName = readonly [string, string];

const specificationOf = (link: Link): string =>
  /\/(\w+)\/v\d+\.\d+\/?$/.exec(String(link['url'] ?? link['feature']))?.[1] ?? '';

function prefixedNames(link: Link): readonly GivenName[] {
  const specification = specificationOf(link);
  const prefix = typeof link['as'] === 'string' ? link['as'] : specification;
  if (isAccess(specification)) return [[prefix, specification]];
  if (specification !== 'federation') return [];
  return accessDirectives.map((name) => [`${prefix}__${name}`, name]);
}

/** What a specification of something else imports is none of ours, whatever it is called there. */
function importedNames(link: Link): readonly GivenName[] {
  const specification = specificationOf(link);
  const isOurs = isAccess(specification) || specification === 'federation';
  return [link['import'] ?? []].flat().flatMap((element) => {
    const given = importedName(element);
    if (!given) return [];
    return [isOurs ? given : ([given[0], ''] as const)];
  });
}

function importedName(element: unknown): GivenName | undefined {
  const { name, as = name } =
    typeof element === 'object' && element !== null ? (element as Link) : { name: element };
  if (typeof name !== 'string' || typeof as !== 'string' || !name.startsWith('@')) return undefined;
  return [as.replace(/^@/, ''), name.slice(1)];
}
