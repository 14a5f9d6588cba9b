import type { KeyObject } from 'node:crypto';
import type { ReleaseDocument } from '../../../schema/protocol/release.js';
import { type RegisterMeans, registerOfficial } from '../registerRelease.js';
import { importOfficialFile, type OfficialFile } from './importOfficialFile.js';
import { loadReference, loadSources } from './loadOfficialReleases.js';
import { OfficialFileError } from './officialFileError.js';

export interface LoadMeans extends RegisterMeans {
  /** The hub's own key. */
  readonly hubKey: KeyObject;
  readonly clock: () => Date;
}

export interface LoadedRelease {
  readonly id: string;
  readonly dataset: string;
  readonly vintage: string;
  readonly period: { readonly from: string; readonly to: string };
  /** KNOWN where the same file had been loaded before. */
  readonly state: 'NEW' | 'KNOWN';
}

export interface OfficialLoad {
  readonly releases: readonly LoadedRelease[];
  readonly notRead: readonly string[];
}

/**
 * Reads an official file and registers what it holds as a new vintage: every release of it, or none.
 * @throws OfficialFileError where the file isn't as it has to be, or its vintage is registered from another
 */
export async function loadOfficialFile(means: LoadMeans, upload: OfficialFile): Promise<OfficialLoad> {
  const reference = loadReference(means);
  const today = means.clock().toISOString().slice(0, 10);
  const { releases, notRead } = importOfficialFile(upload, { reference, sources: loadSources(), today });
  const known = await registeredOf(means, releases);
  for (const release of releases) refuseOther(upload.file, release, known.get(release.id));
  const missing = releases.filter(({ id }) => !known.has(id));
  await registerOfficial(means, missing, means.hubKey);
  const loaded = releases.map(({ id, dataset, vintage, period }): LoadedRelease => {
    return { id, dataset, vintage, period, state: known.has(id) ? 'KNOWN' : 'NEW' };
  });
  return { releases: loaded, notRead };
}

interface RegisteredFile {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
}

async function registeredOf({ pool }: RegisterMeans, releases: readonly ReleaseDocument[]) {
  const { rows } = await pool.query<RegisteredFile>(
    `SELECT id, source ->> 'file' AS file, source ->> 'sha256' AS sha256 FROM release WHERE id = ANY ($1)`,
    [releases.map(({ id }) => id)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** A vintage never changes: what it says is signed and quoted. */
function refuseOther(file: string, release: ReleaseDocument, known: RegisteredFile | undefined): void {
  if (known === undefined || known.sha256 === release.source?.sha256) return;
  throw new OfficialFileError(
    { file },
    {
      expected: `the file that vintage ${release.vintage} of ${release.dataset} is registered from: ${known.file}, SHA-256 ${known.sha256}`,
      found: `another, SHA-256 ${release.source?.sha256}`,
      remedy:
        'A vintage never changes. Where the publisher has corrected it, load the file with --published and the date of the correction.',
    },
  );
}
