import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { table } from 'table';
import { z } from 'zod';
import type { Config } from '../../gateway/config.js';
import { loadPartners } from '../../schema/partners/partners.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { type Publication, signPublication } from '../../schema/protocol/publication.js';
import { findingsText } from '../../subgraphs/kit/publishing/findingsText.js';
import { type RegistryAnswer, registryClient } from '../../subgraphs/kit/publishing/registryClient.js';
import { exitCodes } from '../exitCodes.js';
import { ownerKeyOf, readOwnerKey } from '../release/ownerKeyOf.js';
import { messageOf } from '../systemError.js';

export interface SubgraphCommand {
  readonly config: Config;
  /** Base URL of the hub; left out, the one that runs on this machine. */
  readonly hub?: string | undefined;
  /** Prints what the hub answered, for machines. */
  readonly json: boolean;
  readonly write: (text: string) => void;
}

export interface SignedCommand extends SubgraphCommand {
  readonly subgraph: string;
  readonly owner: string;
  readonly key?: string | undefined;
}

export interface PublishCommand extends SignedCommand {
  /** File of the SDL. */
  readonly sdl: string;
  readonly url: string;
  readonly contact: string;
}

const clientOf = ({ config, hub }: SubgraphCommand) =>
  registryClient(hub ?? `http://localhost:${config.port}`);

/** `concordat check`: what publishing would find, with exit code 7 where it would be refused. */
export async function check(command: PublishCommand): Promise<void> {
  const answer = await send(command, { action: 'CHECK', ...(await contentOf(command)) });
  tell(command, answer, `${command.subgraph} can be published.`);
}

/** `concordat publish`: checks, and serves from the next request on. */
export async function publish(command: PublishCommand): Promise<void> {
  const after = await changedAt(command);
  const answer = await send(command, { action: 'PUBLISH', after, ...(await contentOf(command)) });
  const done =
    answer.outcome === 'KNOWN'
      ? `${command.subgraph} is served in this version already: version ${answer.version}.`
      : `Published: ${command.subgraph}, version ${answer.version}, in supergraph ${answer.supergraph}.`;
  tell(command, answer, done);
}

/** `concordat rollback`: serves an earlier version again. */
export async function rollback(command: SignedCommand & { readonly to?: number | undefined }): Promise<void> {
  const { subgraph, owner, to } = command;
  const after = await changedAt(command);
  const answer = await send(command, { action: 'ROLLBACK', subgraph, owner, after, ...(to && { to }) });
  tell(
    command,
    answer,
    `Rolled back: ${subgraph} is version ${answer.version} again, in supergraph ${answer.supergraph}.`,
  );
}

async function contentOf({ subgraph, owner, sdl: file, url, contact }: PublishCommand) {
  const sdl = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ConcordatError('ARGUMENT_INVALID', {
      expected: '--sdl to be a file with the SDL of the subgraph',
      found: messageOf(cause),
      remedy: 'Name the file.',
    });
  });
  return { subgraph, owner, sdl, routingUrl: url, contact };
}

async function send(command: SignedCommand, publication: Publication): Promise<RegistryAnswer> {
  return clientOf(command).send(signPublication(publication, await publishingKey(command)));
}

/** The hub knows more partners than ship: the key of one that was added is in its own hands, and the hub compares it. */
async function publishingKey({ owner, key }: SignedCommand): Promise<KeyObject> {
  const partner = loadPartners().find(({ id }) => id === owner);
  if (partner !== undefined) return ownerKeyOf(partner, key);
  if (key !== undefined) return readOwnerKey(key);
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: '--owner to be the id of a registered partner, with --key where it is none that ships',
    found: `"${owner}" without --key`,
    remedy: 'Name the key file that keygen wrote; { partners { id name } } lists the ids.',
  });
}

/** What is signed names the last change, so that it can be used once. A subgraph that nobody published has none. */
const changedAt = (command: SignedCommand): Promise<number> => clientOf(command).changedAt(command.subgraph);

function tell(
  { json, write, subgraph, sdl }: SignedCommand & { readonly sdl?: string },
  answer: RegistryAnswer,
  done: string,
): void {
  if (json) {
    write(`${JSON.stringify({ subgraph, ...answer })}\n`);
    if (answer.outcome === 'REFUSED') process.exitCode = exitCodes.data;
    return;
  }
  if (answer.findings.length > 0) write(`${findingsText(answer.findings, sdl ?? subgraph)}\n`);
  const refused = answer.findings.filter(({ severity }) => severity === 'REFUSED').length;
  if (answer.outcome !== 'REFUSED') write(`${done}\n`);
  else
    throw new ConcordatError('SUBGRAPH_REFUSED', {
      expected: 'a subgraph that keeps the contract, composes, and breaks nobody',
      found: `${refused} reason${refused === 1 ? '' : 's'} against ${subgraph}, listed above`,
      remedy: 'Mend them and try again. What is served has not changed.',
    });
}

const listed = z.object({
  name: z.string(),
  owner: z.string(),
  version: z.number(),
  publishedAt: z.string(),
});

const day = (moment: string): string => moment.slice(0, 16).replace('T', ' ');
const plain = { drawHorizontalLine: (at: number) => at === 1 } as const;

/** `concordat list`: what is served. */
export async function list(command: SubgraphCommand): Promise<void> {
  const shape = z.object({ supergraph: z.number(), subgraphs: z.array(z.looseObject(listed.shape)) });
  const found = await clientOf(command).get('/subgraphs', shape);
  if (command.json) return command.write(`${JSON.stringify(found)}\n`);
  const rows = found.subgraphs.map(({ name, owner, version, publishedAt }) => [
    name,
    owner,
    version,
    day(publishedAt),
  ]);
  command.write(
    `Supergraph ${found.supergraph}\n${table([['subgraph', 'owner', 'version', 'published'], ...rows], plain)}`,
  );
}

export interface NamedCommand extends SubgraphCommand {
  readonly subgraph: string;
}

/** `concordat history`: versions, ways back and checks of one subgraph. */
export async function history(command: NamedCommand): Promise<void> {
  const event = z.looseObject({
    at: z.string(),
    kind: z.string(),
    version: z.number().nullable(),
    supergraph: z.number(),
    codes: z.array(z.string()),
  });
  const shape = z.object({ name: z.string(), events: z.array(event) });
  const found = await clientOf(command).get(
    `/subgraphs/${encodeURIComponent(command.subgraph)}/history`,
    shape,
  );
  if (command.json) return command.write(`${JSON.stringify(found)}\n`);
  const rows = found.events.map(({ at, kind, version, supergraph, codes }) => [
    day(at),
    kind,
    version ?? '',
    supergraph,
    codes.join(', '),
  ]);
  command.write(table([['when', 'what', 'version', 'supergraph', 'found'], ...rows], plain));
}

/** `concordat diff`: what one version shows otherwise than another. */
export async function diff(
  command: NamedCommand & { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<void> {
  const change = z.object({ level: z.string(), coordinate: z.string().nullable(), message: z.string() });
  const shape = z.object({ name: z.string(), from: z.number(), to: z.number(), changes: z.array(change) });
  const query = new URLSearchParams();
  if (command.from !== undefined) query.set('from', command.from);
  if (command.to !== undefined) query.set('to', command.to);
  const path = `/subgraphs/${encodeURIComponent(command.subgraph)}/diff?${query}`;
  const found = await clientOf(command).get(path, shape);
  if (command.json) return command.write(`${JSON.stringify(found)}\n`);
  const lines = found.changes.map(({ level, message }) => `  ${level.padEnd(12)} ${message}`);
  const none = ['  nothing that anybody could see'];
  command.write(
    `${found.name}, version ${found.from} to ${found.to}\n${(lines.length > 0 ? lines : none).join('\n')}\n`,
  );
}

/** `concordat status`: which version is served, with exit code 7 where it isn't the newest. */
export async function status(command: NamedCommand): Promise<void> {
  const shape = z.looseObject({
    ...listed.shape,
    supergraph: z.number(),
    servedVersion: z.number().nullable(),
    isServed: z.boolean(),
  });
  const found = await clientOf(command).get(`/subgraphs/${encodeURIComponent(command.subgraph)}`, shape);
  if (!found.isServed) process.exitCode = exitCodes.data;
  if (command.json) return command.write(`${JSON.stringify(found)}\n`);
  command.write(
    `${found.name} of ${found.owner}\n  published  version ${found.version}, ${day(found.publishedAt)}\n  served     version ${found.servedVersion ?? 'none'}, in supergraph ${found.supergraph}\n`,
  );
}

/** `concordat health`: whether it answers the hub as it should, with exit code 3 where it doesn't. */
export async function health(command: NamedCommand): Promise<void> {
  const finding = z.looseObject({ code: z.string(), message: z.string(), remedy: z.string() });
  const shape = z.object({ name: z.string(), isHealthy: z.boolean(), findings: z.array(finding) });
  const found = await clientOf(command).get(
    `/subgraphs/${encodeURIComponent(command.subgraph)}/health`,
    shape,
  );
  if (!found.isHealthy) process.exitCode = exitCodes.busy;
  if (command.json) return command.write(`${JSON.stringify(found)}\n`);
  const lines = found.findings.map(({ code, message, remedy }) => `  ${code}  ${message}\n  do  ${remedy}`);
  command.write(
    `${found.name} ${found.isHealthy ? 'answers as it should' : 'does not answer as it should'}\n${lines.map((line) => `${line}\n`).join('')}`,
  );
}
