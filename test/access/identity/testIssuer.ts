import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';

export const algorithms = ['RS256', 'ES256', 'EdDSA'] as const;
export type Algorithm = (typeof algorithms)[number];

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK & { readonly kty: string };
}

export async function newKey(alg: Algorithm, kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const { kty = '', ...jwk } = await exportJWK(publicKey);
  return { kid, privateKey, publicJwk: { ...jwk, kty, kid, alg, use: 'sig' } };
}

/** An issuer's keys behind real HTTP: they can change, and it can be down. */
export interface TestIssuer {
  readonly jwksUrl: string;
  /** Requests that reached it. */
  readonly asked: () => number;
  publish(keys: readonly object[]): void;
  /** Answers with this status and nothing else until it is told another. */
  fail(status: number | undefined): void;
  close(): Promise<void>;
}

export async function startTestIssuer(): Promise<TestIssuer> {
  let body = '{"keys":[]}';
  let status: number | undefined;
  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    response.writeHead(status ?? 200, { 'content-type': 'application/json' });
    response.end(status === undefined ? body : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    jwksUrl: `http://127.0.0.1:${port}/keys`,
    asked: () => asked,
    publish: (keys) => {
      body = JSON.stringify({ keys });
    },
    fail: (next) => {
      status = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
