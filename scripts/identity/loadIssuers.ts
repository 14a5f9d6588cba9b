import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Issuer, issuerSchema } from '../../gateway/access/identity/token/issuer.js';
import { publishedKeys } from '../../gateway/access/identity/token/publishedKeys.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { parsedJson } from '../../schema/protocol/parsedJson.js';

const issuersSchema = z
  .array(issuerSchema)
  .min(1)
  .refine((all) => new Set(all.map(({ issuer }) => issuer)).size === all.length, 'Two have one issuer.');

/** The OIDC issuers of a file. @throws ConcordatError CONFIGURATION_INVALID */
export async function loadIssuers(file: string): Promise<readonly Issuer[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw invalid(file, 'no file that can be read', cause);
  });
  const parsed = issuersSchema.safeParse(parsedJson(text));
  if (!parsed.success) throw invalid(file, z.prettifyError(parsed.error));
  return parsed.data.map(({ issuer, audience, jwksUrl, organisations }) => ({
    issuer,
    audience,
    organisations: new Set(organisations),
    keys: publishedKeys({ jwksUrl, fetch, now: () => performance.now() }),
  }));
}

const invalid = (file: string, found: string, cause?: unknown) =>
  new ConcordatError('CONFIGURATION_INVALID', {
    expected: `CONCORDAT_ISSUERS to name a JSON file: [{"issuer", "audience", "jwksUrl", "organisations"}]`,
    found: `${file}: ${found}`,
    remedy: 'Correct the file, or leave the variable out for the demonstration.',
    cause,
  });
