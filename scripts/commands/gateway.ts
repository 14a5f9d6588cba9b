import { readFile } from 'node:fs/promises';
import type { Config } from '../../gateway/config.js';
import { startStandaloneGateway } from '../../gateway/standaloneGateway.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { runUntilStopped } from '../runUntilStopped.js';

export interface GatewayOptions {
  readonly config: Config;
  /** A file or an http(s) address. */
  readonly supergraph: string;
  /** 0 takes a free one. */
  readonly port: number;
}

/** How long an address may take to send the supergraph. */
const readWithinMs = 10_000;

const never = new Promise<never>(() => {});

/** `concordat gateway`: serves a supergraph until it is stopped. */
export async function gateway({ config, supergraph, port }: GatewayOptions): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw badPort(port);
  await runUntilStopped(config.colour, async ({ resources }) => {
    const supergraphSdl = await readSupergraph(supergraph);
    const served = await startStandaloneGateway({
      supergraphSdl,
      host: '127.0.0.1',
      port,
      onFault: (fault) => console.error(fault),
    }).catch((cause: unknown) => {
      throw cause instanceof ConcordatError ? cause : notServable(supergraph, cause);
    });
    await resources.own('the gateway', served.close);
    process.stdout.write(`Gateway is ready at ${served.url}/graphql\n`);
    return { died: never };
  });
}

/** @throws ConcordatError ARGUMENT_INVALID */
export async function readSupergraph(place: string): Promise<string> {
  try {
    if (!/^https?:/.test(place)) return await readFile(place, 'utf8');
    const response = await fetch(place, { signal: AbortSignal.timeout(readWithinMs) });
    if (!response.ok) throw new Error(`Status ${response.status}.`);
    return await response.text();
  } catch (cause) {
    throw notServable(place, cause);
  }
}

function notServable(place: string, cause: unknown): ConcordatError {
  return new ConcordatError('ARGUMENT_INVALID', {
    expected: '--supergraph to name a supergraph that can be served',
    found: `${place}: ${cause instanceof Error ? cause.message : 'no supergraph'}`,
    remedy: 'Name a readable file or address; compose the supergraph anew if it is one already.',
    cause,
  });
}

function badPort(port: number): ConcordatError {
  return new ConcordatError('ARGUMENT_INVALID', {
    expected: '--port to be a whole number from 0 to 65535',
    found: String(port),
    remedy: 'Leave it out for a free one.',
  });
}
