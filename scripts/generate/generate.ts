import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { boardPage } from './boardPage.js';
import { hubSupergraph } from './composeSupergraph.js';
import { contractSdl } from './contractSdl.js';
import { datasetsPage } from './datasetsPage.js';
import { generateAgreements } from './shippedAgreements.js';
import { generateShippedReleases } from './shippedReleases.js';
import { sideKnowledgeFiles } from './sideKnowledge.js';
import { subgraphSchemas } from './subgraphSchemas.js';

const root = new URL('../../', import.meta.url);
const prismaSchemas = [
  'schema/database/register/schema.prisma',
  'subgraphs/mayors/database/schema.prisma',
  'subgraphs/evidence/database/schema.prisma',
];

export interface GenerateOptions {
  /** Builds the demonstration's releases anew, also where the files are whole and of this version. */
  readonly releasesAnew: boolean;
}

/**
 * Writes everything that is made from something else and committed: SDL, supergraph, documentation, Prisma clients and
 * the demonstration's agreements and releases.
 */
export async function generate({ releasesAnew }: GenerateOptions): Promise<void> {
  for (const schema of prismaSchemas) generatePrismaClient(schema);
  const subgraphs = await subgraphSchemas();
  mkdirSync(new URL('schema/subgraphs/', root), { recursive: true });
  for (const { name, sdl } of subgraphs) write(`schema/subgraphs/${name}.graphql`, `${sdl.trimEnd()}\n`);
  write('schema/supergraph.graphql', hubSupergraph(subgraphs));
  write('schema/contract.graphql', contractSdl(subgraphs));
  write('schema/datasets/README.md', datasetsPage());
  write('schema/board/README.md', boardPage());
  for (const [name, known] of sideKnowledgeFiles())
    write(`schema/side-knowledge/${name}.json`, `${JSON.stringify(known)}\n`);
  await generateAgreements();
  // Releases are protected against what others publish, so that comes first.
  await generateShippedReleases(releasesAnew);
}

function write(path: string, text: string): void {
  writeFileSync(new URL(path, root), text);
}

/** Prisma wants an engine it doesn't need here; any program will do in its place, so no download is tried. */
function generatePrismaClient(schema: string): void {
  const prisma = fileURLToPath(new URL('node_modules/prisma/build/index.js', root));
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
  execFileSync(process.execPath, [prisma, 'generate', '--schema', fileURLToPath(new URL(schema, root))], {
    env,
    stdio: 'pipe',
  });
}
