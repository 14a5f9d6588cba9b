import { parseJson } from '../../gateway/http/readBody.js';
import { jsonReply, type Route, textReply } from '../../gateway/http/route.js';

/** Greatest body that /echo takes. */
export const maxBodyBytes = 100;

/** A page, and a door that answers with the JSON it was given. */
export const testRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/echo',
    maxBodyBytes,
    handle: async ({ body }) => jsonReply(200, parseJson(body)),
  },
  { method: 'GET', path: '/page', maxBodyBytes: 0, handle: async () => textReply(200, 'A page.\n') },
];

export const answerOf = async (response: Response) => ({
  status: response.status,
  body: JSON.parse(await response.text()),
});

export const refused = (status: number, code: string, message: string) => ({
  status,
  body: { errors: [{ code, message }] },
});
