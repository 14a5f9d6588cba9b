import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadPartners } from '../../schema/partners/partners.js';
import { demonstrationAgreements } from '../demonstration/agreements/demonstrationAgreements.js';

const folder = new URL('../../schema/agreements/demonstration/', import.meta.url);

/** The demonstration's agreements as files, by name: one for each owner. */
export function agreementFiles(): ReadonlyMap<string, string> {
  const catalogue = loadCatalogue();
  const owners = loadPartners().filter(({ demonstration }) => demonstration);
  return new Map(
    owners.map((owner) => [
      `${owner.id}.json`,
      `${JSON.stringify(demonstrationAgreements(owner, catalogue), null, 2)}\n`,
    ]),
  );
}

/** Writes the agreements that ship, and removes those of bodies that are no demonstration any more. */
export async function generateAgreements(): Promise<void> {
  const files = agreementFiles();
  await mkdir(folder, { recursive: true });
  const strangers = (await readdir(folder)).filter((name) => !files.has(name));
  for (const name of strangers) await rm(new URL(name, folder));
  for (const [name, text] of files) await writeFile(new URL(name, folder), text);
}
