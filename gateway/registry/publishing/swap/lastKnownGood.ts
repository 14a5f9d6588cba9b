import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parsedJson } from '../../../../schema/protocol/parsedJson.js';
import type { SignedSupergraph } from '../../../../schema/protocol/signedSupergraph.js';
import { outerFault } from './outerFault.js';

/** The supergraph that was served last, on the hub's own disk: with it a hub starts whatever has become of the others. */
export interface LastKnownGood {
  /** Undefined where there is none, and where what is there isn't what this hub wrote. */
  read(): Promise<SignedSupergraph | undefined>;
  /** Writes it whole or not at all. */
  write(served: SignedSupergraph): Promise<void>;
}

const schema = z.object({
  number: z.number(),
  sdl: z.string(),
  sha256: z.string(),
  signature: z.string(),
  members: z.array(
    z.object({ subgraph: z.string(), version: z.number(), sha256: z.string(), routingUrl: z.string() }),
  ),
});

export function lastKnownGood(home: string, publicKey: string): LastKnownGood {
  const file = path.join(home, 'supergraph.json');
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch(() => undefined);
      const parsed = schema.safeParse(text === undefined ? undefined : parsedJson(text));
      if (!parsed.success || outerFault(parsed.data, { publicKey, serving: 0 })) return undefined;
      return parsed.data;
    },
    async write({ number, sdl, sha256, signature, members }) {
      const making = `${file}.${process.pid}`;
      const handle = await open(making, 'w');
      try {
        await handle.writeFile(JSON.stringify({ number, sdl, sha256, signature, members }));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(making, file);
    },
  };
}
