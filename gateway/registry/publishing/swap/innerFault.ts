import { buildSchema, parse } from 'graphql';
import { sha256 } from '../../../../schema/protocol/canonicalJson.js';
import type { SignedSupergraph } from '../../../../schema/protocol/signedSupergraph.js';
import { type Condition, namesIn } from '../../../access/directives/condition.js';
import { declaredConditions } from '../../../access/directives/declaredConditions.js';
import { ungatedFields } from '../../../disclosure/numericFields.js';
import { checkFigures } from '../../../engine/figures/completeFigures.js';
import { readSupergraph } from '../../../engine/supergraph/readSupergraph.js';
import type { SupergraphFault } from './outerFault.js';

/** The SDL of each member, by its subgraph. */
export type MemberSdl = ReadonlyMap<string, string>;

/** What shows only when a supergraph is read: whether it can be served, and whether it is what its members make. */
export function innerFault(stored: SignedSupergraph, members: MemberSdl): SupergraphFault | undefined {
  const changed = stored.members.find(
    (member) => sha256(members.get(member.subgraph) ?? '') !== member.sha256,
  );
  if (changed)
    return { code: 'MEMBER_CHANGED', message: `${changed.subgraph} has another SDL than it was made of.` };
  try {
    const supergraph = readSupergraph(stored.sdl);
    checkFigures(supergraph);
    return foreignUrl(stored, supergraph.subgraphs) ?? lostAccess(stored.sdl, members) ?? ungated(stored.sdl);
  } catch (error) {
    return { code: 'SUPERGRAPH_UNREADABLE', message: error instanceof Error ? error.message : String(error) };
  }
}

type Entries = ReturnType<typeof readSupergraph>['subgraphs'];

/** A request must go to the address that the owner published, and nowhere else. */
function foreignUrl({ members }: SignedSupergraph, entries: Entries): SupergraphFault | undefined {
  const published = new Map(members.map(({ subgraph, routingUrl }) => [subgraph, routingUrl]));
  const foreign = entries.find(({ name, routingUrl }) => published.get(name) !== routingUrl);
  if (foreign === undefined) return undefined;
  return {
    code: 'ROUTING_URL_FOREIGN',
    message: `It sends ${foreign.name} elsewhere than its owner published.`,
  };
}

/** What a member protects, the supergraph protects. */
function lostAccess(sdl: string, members: MemberSdl): SupergraphFault | undefined {
  const kept = declaredConditions(parse(sdl, { noLocation: true }));
  for (const member of members.values()) {
    for (const [place, conditions] of declaredConditions(parse(member, { noLocation: true }))) {
      const names = new Set((kept.get(place) ?? []).flatMap(namesIn));
      if (!conditions.flatMap((condition: Condition) => namesIn(condition)).every((name) => names.has(name)))
        return { code: 'ACCESS_LOST', message: `${place} is protected by its owner, and there by less.` };
    }
  }
  return undefined;
}

function ungated(sdl: string): SupergraphFault | undefined {
  const found = ungatedFields(buildSchema(sdl, { assumeValid: true, assumeValidSDL: true }));
  if (found.length === 0) return undefined;
  return { code: 'NUMBER_UNGATED', message: `Numbers would come out past the gate at ${found.join(', ')}.` };
}
