import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadPartners, type Partner } from '../../schema/partners/partners.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { readDemonstration } from '../demonstration/readDemonstration.js';
import { buildShipped } from '../demonstration/shipped/buildShipped.js';
import { builtFrom } from '../demonstration/shipped/builtFrom.js';
import { shippedFileName, shippedFolder, shippedReleases } from '../demonstration/shipped/readShipped.js';
import { createProgress } from '../progress.js';

/**
 * Writes the demonstration's releases that ship. Protecting them takes minutes, so files that are of this version and
 * whole stay as they are, unless `anew` asks for every one.
 */
export async function generateShippedReleases(anew: boolean): Promise<void> {
  const progress = createProgress({ output: process.stderr, colour: true });
  const all = loadPartners().filter(({ demonstration }) => demonstration);
  await mkdir(shippedFolder, { recursive: true });
  await removeStrangers(all);
  const partners = anew ? all : unusableOf(all);
  if (partners.length === 0) return;
  await progress.step('Building the releases that ship', (note) => buildShipped({ partners, note }, write));
}

/** A partner that is no demonstration any more has no file. */
async function removeStrangers(partners: readonly Partner[]): Promise<void> {
  const names = new Set(partners.map(({ id }) => shippedFileName(id)));
  const strangers = (await readdir(shippedFolder)).filter((name) => !names.has(name));
  for (const name of strangers) await rm(new URL(name, shippedFolder));
}

function unusableOf(partners: readonly Partner[]): readonly Partner[] {
  const means = { catalogue: loadCatalogue(), now: builtFrom(readDemonstration().edition) };
  return partners.filter((partner) => {
    try {
      for (const _ of shippedReleases(means, partner));
      return false;
    } catch (error) {
      if (error instanceof ConcordatError) return true;
      throw error;
    }
  });
}

/** Whole or not at all: a build that is killed leaves the file of before. */
async function write({ id }: Partner, text: string): Promise<void> {
  const file = new URL(shippedFileName(id), shippedFolder);
  const making = new URL(`${shippedFileName(id)}.${process.pid}`, shippedFolder);
  await writeFile(making, text);
  await rename(making, file);
}
