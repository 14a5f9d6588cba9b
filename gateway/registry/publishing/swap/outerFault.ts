import {
  type SignedSupergraph,
  supergraphSignatureFault,
} from '../../../../schema/protocol/signedSupergraph.js';

/** Why a supergraph may not be served. */
export interface SupergraphFault {
  readonly code:
    | 'SUPERGRAPH_EMPTY'
    | 'SUPERGRAPH_TOO_LARGE'
    | 'SUPERGRAPH_OLDER'
    | 'SUPERGRAPH_HASH_WRONG'
    | 'SUPERGRAPH_UNSIGNED'
    | 'SUPERGRAPH_UNREADABLE'
    | 'ROUTING_URL_FOREIGN'
    | 'MEMBER_CHANGED'
    | 'ACCESS_LOST'
    | 'NUMBER_UNGATED';
  readonly message: string;
}

/** Greatest supergraph in characters: sixty times the one that ships. */
const greatest = 10_000_000;

/**
 * What can be told about a supergraph without reading it: its size, its number, its hash and whether the hub signed it.
 * @param serving number of the one that is served; 0 where none is
 */
export function outerFault(
  stored: SignedSupergraph,
  { publicKey, serving }: { readonly publicKey: string; readonly serving: number },
): SupergraphFault | undefined {
  const { number, sdl } = stored;
  if (sdl.length > greatest)
    return {
      code: 'SUPERGRAPH_TOO_LARGE',
      message: `It has ${sdl.length} characters; ${greatest} are the most.`,
    };
  if (sdl.trim() === '') return { code: 'SUPERGRAPH_EMPTY', message: 'It is empty.' };
  if (!Number.isInteger(number) || number <= serving)
    return { code: 'SUPERGRAPH_OLDER', message: `It bears number ${number}, and ${serving} is served.` };
  const fault = supergraphSignatureFault(stored, publicKey);
  if (fault === 'HASH')
    return { code: 'SUPERGRAPH_HASH_WRONG', message: 'Its hash is that of another text.' };
  if (fault === 'SIGNATURE')
    return { code: 'SUPERGRAPH_UNSIGNED', message: "It doesn't bear this hub's signature." };
  return undefined;
}
