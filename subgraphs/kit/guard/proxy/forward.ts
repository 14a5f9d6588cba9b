import { pipeline } from 'node:stream/promises';
import type { Pool } from 'undici';
import { ownersText } from '../../../../schema/protocol/signature/permittedOwners.js';
import { prepareMandate } from '../../../../schema/protocol/signature/signRequest.js';
import type { AnswerAdmitted } from '../guardedHandler.js';

const answerHeaders = ['content-type', 'content-length', 'content-encoding'] as const;

/**
 * Hands admitted requests to a service, with whom and what for in the headers that were verified and no other: what
 * somebody else may have put beside them never arrives.
 */
export function forwardTo(pool: Pool, path: string, onError: (error: unknown) => void): AnswerAdmitted {
  return async ({ caller, body }, { request, response }) => {
    const { accept = 'application/json' } = request.headers;
    const headers = {
      ...prepareMandate(caller, ownersText(caller.owners)).headers,
      'content-type': 'application/json',
      accept,
    };
    try {
      const answered = await pool.request({ method: 'POST', path, headers, body });
      const sent = answerHeaders.flatMap((name) => {
        const value = answered.headers[name];
        return value === undefined ? [] : [[name, value] as const];
      });
      response.writeHead(answered.statusCode, Object.fromEntries(sent));
      await pipeline(answered.body, response);
    } catch (error) {
      // A hub that has hung up is no failure of the service.
      if (response.destroyed) return;
      onError(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(502, { 'content-type': 'text/plain' }).end('The subgraph could not answer.\n');
    }
  };
}
