import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import type { Config } from '../../gateway/config.js';
import { loadOfficialFile, type OfficialLoad } from '../../gateway/registry/official/loadOfficialFile.js';
import { type Publication, publicationSchema } from '../../gateway/registry/official/officialFile.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { withRecorder } from '../audit/withRecorder.js';
import { findDatabases } from '../database/databases.js';
import { databaseNames, hubRole } from '../database/plan.js';
import { hubKey } from '../hub/hubKey.js';
import { messageOf } from '../systemError.js';

export interface OfficialLoadOptions {
  readonly config: Config;
  /** Path of the spreadsheet or CSV. */
  readonly path: string;
  readonly published?: string | undefined;
  readonly url?: string | undefined;
  /** Path of a JSON file that says what a CSV is. */
  readonly source?: string | undefined;
}

/** Published tables are under 1 MB; far more than that is no publication. */
const greatestBytes = 50_000_000;

/** `concordat official load <file>`: a new vintage of official figures, on the databases of a hub that runs. */
export async function officialLoad({
  config,
  published,
  url,
  source,
  ...options
}: OfficialLoadOptions): Promise<void> {
  checkDate(published);
  checkUrl(url);
  const file = path.basename(options.path);
  const bytes = await readBytes(options.path);
  const about = source === undefined ? undefined : await readAbout(source);
  const databases = await findDatabases(config);
  const pool = new pg.Pool({ connectionString: databases.url(databaseNames.register, hubRole), max: 1 });
  pool.on('error', () => {});
  try {
    const means = { pool, catalogue: loadCatalogue(), areas: loadAreas(), hubKey: hubKey(databases) };
    const loaded = await withRecorder(databases, (audit) =>
      loadOfficialFile({ ...means, audit, clock: () => new Date() }, { file, bytes, published, url, about }),
    );
    process.stdout.write(describe(file, loaded));
  } finally {
    await pool.end();
  }
}

function describe(file: string, { releases, notRead }: OfficialLoad): string {
  const lines = releases.map(({ dataset, vintage, period, state }) => {
    const what =
      state === 'NEW' ? `new vintage ${vintage}` : `vintage ${vintage}, loaded before: nothing changes`;
    return `  ${dataset}: ${period.from} to ${period.to}, ${what}`;
  });
  const rest = notRead.length > 0 ? [`  Sheets that no dataset is made of: ${notRead.join(', ')}`] : [];
  return `${[`Official figures of ${file}`, ...lines, ...rest].join('\n')}\n`;
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > greatestBytes) throw new RangeError(`${size} bytes`);
    return await readFile(file);
  } catch (cause) {
    throw unusable(
      `a file that can be read, of up to ${greatestBytes / 1_000_000} MB`,
      `${file}: ${messageOf(cause)}`,
      cause,
    );
  }
}

async function readAbout(file: string): Promise<Publication> {
  const text = new TextDecoder().decode(await readBytes(file));
  try {
    return publicationSchema.parse(JSON.parse(text));
  } catch (cause) {
    const found = cause instanceof z.ZodError ? z.prettifyError(cause) : messageOf(cause);
    throw unusable(
      'an entry like those of schema/official/sources.json, without its hash',
      `${file}: ${found}`,
      cause,
    );
  }
}

const unusable = (expected: string, found: string, cause: unknown) =>
  new ConcordatError('ARGUMENT_INVALID', { expected, found, remedy: 'Name another file.', cause });

function checkDate(text: string | undefined): void {
  if (text === undefined || z.iso.date().safeParse(text).success) return;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: '--published to be a day of the calendar as YYYY-MM-DD',
    found: `"${text}"`,
    remedy: 'Give the date that the page of the publication shows.',
  });
}

function checkUrl(text: string | undefined): void {
  if (text === undefined || (URL.canParse(text) && /^https?:/.test(text))) return;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: '--url to be the address of the publication, http or https',
    found: `"${text}"`,
    remedy: 'Copy it from the address line of the browser, or leave it out.',
  });
}
