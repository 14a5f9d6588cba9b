import { request } from 'undici';
import { z } from 'zod';

/** What came back from an address. */
export type AddressAnswer =
  | { readonly kind: 'SILENT'; readonly why: string }
  | { readonly kind: 'ANSWERED'; readonly status: number; readonly sdl: string | undefined };

/** Greatest answer that is read, in bytes: an SDL and its wrapping. */
const maxBytes = 4_000_000;

const schema = z.object({ data: z.object({ _service: z.object({ sdl: z.string() }) }) });

/** Asks an address one question, without following it elsewhere and without waiting for long. */
export async function askAddress(
  url: string,
  asked: {
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
  },
): Promise<AddressAnswer> {
  try {
    const { statusCode, body } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...asked.headers },
      body: asked.body,
      signal: AbortSignal.timeout(asked.timeoutMs),
    });
    const text = await textOf(body);
    return { kind: 'ANSWERED', status: statusCode, sdl: sdlIn(text) };
  } catch (error) {
    return { kind: 'SILENT', why: whyOf(error) };
  }
}

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function sdlIn(text: string): string | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data?.data._service.sdl;
  } catch {
    return undefined;
  }
}

/** In words that say nothing of the network behind the hub. */
function whyOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (name === 'TimeoutError' || code.includes('TIMEOUT')) return 'it did not answer in time';
  if (code === 'ECONNREFUSED') return 'the connection was refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its name is not known';
  if (code.startsWith('CERT') || code.includes('TLS') || code.includes('SELF_SIGNED'))
    return 'its certificate is not valid';
  return 'the connection broke off';
}
