import type { Config } from '../../gateway/config.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { isSubgraphId } from '../../schema/protocol/signature/keyRing.js';
import { startGuardProxy } from '../../subgraphs/kit/index.js';
import { runUntilStopped } from '../runUntilStopped.js';
import { keyRingPath, readKeyRing } from '../subgraphKeys/keyRingFile.js';
import { keyRingReader } from '../subgraphKeys/keyRingReader.js';
import { readTlsIdentity } from '../tls/readTlsIdentity.js';

export interface GuardOptions {
  readonly config: Config;
  readonly subgraph: string;
  readonly upstream: string;
  /** `host:port`. */
  readonly listen: string;
  /** File of the keys; left out, that of the home. */
  readonly keys?: string | undefined;
  readonly publicUrl?: string | undefined;
  /** Folder with certificate, key and authority. */
  readonly tls?: string | undefined;
}

const never = new Promise<never>(() => {});
const clock = () => new Date();

/** `concordat guard`: runs until it is stopped. @throws ConcordatError ARGUMENT_INVALID, HOME_DAMAGED */
export async function guard({ config, listen, ...options }: GuardOptions): Promise<void> {
  const { subgraph, upstream, publicUrl } = options;
  const { host, port } = readListen(listen);
  readAddress('--upstream', upstream);
  if (publicUrl !== undefined) readAddress('--public-url', publicUrl);
  const tls = await readTlsIdentity(options.tls);
  const keys = await keysOf(config, options);
  await runUntilStopped(config.colour, async ({ resources }) => {
    const { find: findKey } = keyRingReader(keys, clock);
    const means = { subgraph, upstream, publicUrl, host, port, tls, findKey };
    const proxy = await startGuardProxy({ ...means, onError: logFault, onRefusals: console.error });
    await resources.own('the guard', proxy.close);
    process.stdout.write(`Guard of ${subgraph} is ready at ${proxy.url}\n`);
    return { died: never };
  });
}

/** What the service said may hold what must not be in a log. */
const logFault = (error: unknown) =>
  console.error(`The service did not answer: ${error instanceof Error ? error.name : 'unknown'}.`);

async function keysOf(
  config: Config,
  { subgraph, keys }: Pick<GuardOptions, 'subgraph' | 'keys'>,
): Promise<string> {
  const file = keys ?? (isSubgraphId(subgraph) ? keyRingPath(config.home, subgraph) : '');
  const ring = file === '' ? undefined : await readKeyRing(file);
  if (ring?.subgraph === subgraph) return file;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: `a file with the keys of the subgraph "${subgraph}"`,
    found: ring ? `keys of ${ring.subgraph}` : `none at ${file || subgraph}`,
    remedy: 'Have the hub write one with subgraph-key export, and name it with --keys.',
  });
}

function readListen(listen: string): { readonly host: string; readonly port: number } {
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(listen) ?? [];
  if (host !== '' && Number(port) <= 65_535) return { host, port: Number(port) };
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: '--listen to be a host and a port, such as 127.0.0.1:4100',
    found: `"${listen}"`,
    remedy: 'Write both; port 0 takes a free one.',
  });
}

function readAddress(flag: string, text: string): void {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: `${flag} to be an http or https address`,
    found: `"${text}"`,
    remedy: 'Write it whole, such as http://127.0.0.1:5000/graphql.',
  });
}
