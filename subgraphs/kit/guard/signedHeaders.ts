import type { IncomingMessage } from 'node:http';
import { type ReadSignature, readSignature } from '../../../schema/protocol/signature/readSignature.js';
import { type SignedHeader, signedHeaders } from '../../../schema/protocol/signature/requestProfile.js';
import type { RefusalCode } from './refusals.js';

/** What a request says under its signature, not verified yet. */
export interface SignedHeaders {
  readonly said: ReadSignature;
  readonly values: Readonly<Record<SignedHeader, string>>;
}

/** Reads them where each is there once: with two of a kind, one could be verified and the other believed. */
export function readSignedHeaders({ headersDistinct }: IncomingMessage): SignedHeaders | RefusalCode {
  const once = (name: string) => {
    const [value, ...others] = headersDistinct[name] ?? [];
    return others.length === 0 ? value : undefined;
  };
  const isUnsigned = !headersDistinct['signature'] && !headersDistinct['signature-input'];
  if (isUnsigned) return 'REQUEST_NOT_SIGNED';
  const values = Object.fromEntries(signedHeaders.map((name) => [name, once(name)]));
  const said = readSignature(once('signature-input') ?? '', once('signature') ?? '');
  return said && isWhole(values) ? { said, values } : 'SIGNATURE_MALFORMED';
}

const isWhole = (
  values: Readonly<Record<string, string | undefined>>,
): values is Readonly<Record<SignedHeader, string>> =>
  signedHeaders.every((name) => values[name] !== undefined);
