import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { canonicalJson } from '../../../../schema/protocol/canonicalJson.js';
import { HubError } from '../../../errors.js';
import { type KeySource, type Keys, keysOf } from './keySource.js';

export interface PublishedKeysOptions {
  readonly jwksUrl: string;
  readonly fetch: typeof fetch;
  /** Milliseconds, never going back. */
  readonly now: () => number;
}

/** How long keys are used before they are fetched anew, beside the requests. */
const freshMs = 5 * 60_000;
/** How long keys outlive an issuer that can't be reached. */
const usableMs = 24 * 60 * 60_000;
/** An issuer is asked no more often, whatever tokens come. */
const pauseMs = 10_000;
const timeoutMs = 5_000;
const maxBytes = 200_000;

const setSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

interface Held {
  readonly keys: Keys;
  readonly text: string;
  readonly at: number;
}

/** The keys that an issuer publishes at one URL: fetched when needed, kept through its outages, never from elsewhere. */
export function publishedKeys({ jwksUrl, fetch: get, now }: PublishedKeysOptions): KeySource {
  let held: Held | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;
  const refresh = (): Promise<void> => {
    if (fetching === undefined && now() - triedAt < pauseMs) return Promise.resolve();
    triedAt = fetching === undefined ? now() : triedAt;
    fetching ??= fetchSet(get, jwksUrl)
      .then((set) => {
        const text = canonicalJson(set);
        const keys = held?.text === text ? held.keys : keysOf(set);
        held = { keys, text, at: now() };
      })
      .catch(() => {})
      .finally(() => {
        fetching = undefined;
      });
    return fetching;
  };
  const usable = (): Keys => {
    if (held === undefined || now() - held.at > usableMs) throw outOfReach();
    return held.keys;
  };
  return {
    current: async () => {
      if (held === undefined || now() - held.at > usableMs) await refresh();
      else if (now() - held.at > freshMs) void refresh();
      return usable();
    },
    newerThan: async (keys) => {
      if (held?.keys === keys) await refresh();
      return usable();
    },
  };
}

async function fetchSet(get: typeof fetch, url: string): Promise<JSONWebKeySet> {
  const response = await get(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`Status ${response.status}.`);
  return setSchema.parse(JSON.parse(await boundedText(response)));
}

async function boundedText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new Error(`More than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const outOfReach = () =>
  new HubError(
    'IDENTITY_UNAVAILABLE',
    "The issuer's keys are out of reach, so the token could not be checked. Try again later.",
  );
