import type { OutgoingRequest } from '../../../engine/engineContext.js';
import type { Finding, SdlPlace } from '../checks/finding.js';
import type { ProbedSubgraph } from '../subgraphRegistry.js';
import { askAddress } from './askAddress.js';
import { sdlDifference } from './sdlDifference.js';

export interface ProbeMeans {
  /** Signs a request with the registry's key for this subgraph; undefined where the hub has none. */
  readonly sign: (request: OutgoingRequest) => Promise<Readonly<Record<string, string>> | undefined>;
  readonly timeoutMs: number;
}

const question = JSON.stringify({ query: '{ _service { sdl } }' });

/**
 * Asks a subgraph itself: it must refuse what isn't signed, answer what is, and answer with the SDL that is published.
 * A guard that isn't there would let anybody who finds the address ask for everything.
 */
export async function probeSubgraph(
  { sign, timeoutMs }: ProbeMeans,
  { name, routingUrl, sdl }: ProbedSubgraph,
): Promise<readonly Finding[]> {
  const found = (
    code: string,
    message: string,
    remedy: string,
    at = wholePlace(name),
  ): readonly Finding[] => [{ code, severity: 'REFUSED', message, place: at, remedy }];
  const unsigned = await askAddress(routingUrl, { body: question, headers: {}, timeoutMs });
  if (unsigned.kind === 'SILENT')
    return found(
      'PROBE_UNREACHABLE',
      `Nothing answered at the routing URL: ${unsigned.why}.`,
      'Start the subgraph, and let the hub reach it, before publishing it.',
    );
  if (unsigned.status !== 401 && unsigned.status !== 403)
    return found(
      'PROBE_UNSIGNED_ANSWERED',
      `The subgraph answered a request that nobody signed, with status ${unsigned.status}. Anybody could ask it.`,
      'Put the guard before it: it answers 401 to whatever the hub did not sign.',
    );
  const headers = await sign({ subgraph: name, url: routingUrl, body: question });
  if (headers === undefined)
    return found(
      'PROBE_NO_KEY',
      'The hub shares no key with this subgraph, so it could ask it nothing.',
      'Ask the office that runs the hub for a key: concordat subgraph-key.',
    );
  const signed = await askAddress(routingUrl, { body: question, headers, timeoutMs });
  const answered = signed.kind === 'ANSWERED' ? signed.sdl : undefined;
  if (answered === undefined)
    return found(
      'PROBE_SIGNED_REFUSED',
      `The subgraph did not answer the hub's signed question for its SDL${signed.kind === 'ANSWERED' ? `: status ${signed.status}` : `: ${signed.why}`}.`,
      'Give its guard the key that the hub made for it, and let it answer _service to the registry.',
    );
  const difference = sdlDifference(sdl, answered);
  if (difference === undefined) return [];
  return found(
    'PROBE_SDL_DIFFERS',
    `What the subgraph answers is not what is published: ${difference.coordinate} ${difference.how}.`,
    'Publish the SDL of the version that runs, or start the version that is published.',
    { subgraph: name, ...difference.place, coordinate: difference.coordinate },
  );
}

const wholePlace = (subgraph: string): SdlPlace => ({ subgraph, coordinate: null, line: 1, column: 1 });
