import type { RequestSigner } from '../../../gateway/access/signing/requestSigner.js';
import type { Mandate } from '../../../schema/protocol/signature/signRequest.js';
import { permittedCaller } from './testKeys.js';

export interface SignedQuestion {
  readonly signer: RequestSigner;
  readonly subgraph: string;
  readonly url: string;
  readonly query: string;
  readonly variables?: object;
  readonly mandate?: Mandate;
}

/** Asks a subgraph over HTTP as its hub does. */
export async function signedAsk(question: SignedQuestion): Promise<Response> {
  const { signer, subgraph, url, query, variables = {}, mandate = permittedCaller } = question;
  const body = JSON.stringify({ query, variables });
  const headers = await signer.forQuestion(mandate)({ subgraph, url, body });
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
}

/** Asks for a subgraph's schema as the registry of its hub does. */
export async function askForSchema({
  signer,
  subgraph,
  url,
}: Pick<SignedQuestion, 'signer' | 'subgraph' | 'url'>): Promise<Response> {
  const body = JSON.stringify({ query: '{ _service { sdl } }' });
  const headers = await signer.forRegistry({ subgraph, url, body });
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
}
