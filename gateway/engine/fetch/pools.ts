import { Pool } from 'undici';
import type { TlsIdentity } from '../../../schema/protocol/tlsIdentity.js';

const connectWith = ({ certificate, key, authority }: TlsIdentity) => ({
  cert: certificate,
  key,
  ca: authority,
});

/** Connections that stay open between calls, one pool for each origin. */
export class Pools {
  readonly #byOrigin = new Map<string, Pool>();

  constructor(
    private readonly connections: number,
    /** Shown to subgraphs that speak TLS; left out, they are believed as any server is. */
    private readonly tls?: TlsIdentity | undefined,
  ) {}

  of(origin: string): Pool {
    const known = this.#byOrigin.get(origin);
    if (known) return known;
    const pool = new Pool(origin, {
      connections: this.connections,
      // Deadlines are ours; a subgraph keeps its side open longer than this, so that it never closes under a request.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 30_000,
      keepAliveMaxTimeout: 60_000,
      maxHeaderSize: 16_384,
      ...(this.tls && { connect: connectWith(this.tls) }),
    });
    this.#byOrigin.set(origin, pool);
    return pool;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#byOrigin.values()].map((pool) => pool.destroy()));
    this.#byOrigin.clear();
  }
}
