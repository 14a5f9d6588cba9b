import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { TlsIdentity } from '../../../schema/protocol/tlsIdentity.js';

/** Longer than any hub keeps a connection: the side that sends must be the one that closes, or requests get lost. */
const keepAliveTimeout = 65_000;
/** A list of permitted owners is the longest header. */
const maxHeaderSize = 65_536;

/** A server for hubs; with an identity it speaks TLS, and only to whom its authority has given a certificate. */
export function httpServer(tls: TlsIdentity | undefined, listener: RequestListener): Server {
  const options = { keepAliveTimeout, maxHeaderSize };
  if (tls === undefined) return createServer(options, listener);
  const { certificate: cert, key, authority: ca } = tls;
  return createTlsServer(
    { ...options, cert, key, ca, requestCert: true, rejectUnauthorized: true },
    listener,
  );
}
