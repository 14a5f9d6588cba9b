import type { KeyObject } from 'node:crypto';
import { loadOfficialReleases, officialReleaseIds } from './official/loadOfficialReleases.js';
import { type Partner, savePartners } from './partners.js';
import { type RegisterMeans, registerOfficial } from './registerRelease.js';

/** What the register starts from: its partners, and the official statistics that ship. */
export interface RegisterSeed {
  readonly partners: readonly Partner[];
  /** The hub's own key: it signs what the hub itself reads from official files. */
  readonly hubKey: KeyObject;
}

/** Registers the partners, and imports the official files that ship unless every one is registered already. */
export async function prepareRegister(
  means: RegisterMeans,
  { partners, hubKey }: RegisterSeed,
): Promise<void> {
  await savePartners(means.pool, partners);
  const registered = await registeredIds(means);
  if (officialReleaseIds().every((id) => registered.has(id))) return;
  const missing = loadOfficialReleases(means).filter(({ id }) => !registered.has(id));
  await registerOfficial(means, missing, hubKey);
}

/** Ids of the releases in the register, withdrawn ones among them. */
export async function registeredIds({ pool }: RegisterMeans): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM release');
  return new Set(rows.map(({ id }) => id));
}
