import { LRUCache } from 'lru-cache';
import { HubError } from '../errors.js';
import type { RegisteredCell, RegisterView } from './registeredCell.js';
import { type BookMeans, isServedNow, type ReleaseBook, readBook } from './releaseBook.js';

/** The register as the gate asks it. */
export interface CellRegister {
  /**
   * What the register holds about these cells: one statement, whatever their number and whatever they hold.
   * @throws HubError DISCLOSURE_UNAVAILABLE
   */
  view(ids: readonly string[]): Promise<RegisterView>;
}

export interface CellRegisterOptions extends BookMeans {
  /** How many cells are kept in memory. */
  readonly cellsKept: number;
  /** How long the register may take, in ms. */
  readonly timeoutMs: number;
}

interface CellsRow {
  readonly version: string;
  readonly cells: readonly RegisteredCell[];
}

// The version comes with the cells, in one snapshot: a release that was withdrawn before is not served by any replica.
const cellsSql = `
  SELECT (SELECT version FROM register_version)::text AS version,
         (SELECT coalesce(json_agg(json_build_object(
                   'id', id, 'release', release_id, 'dataset', dataset, 'table', table_name, 'area', area,
                   'period', period, 'dimensions', dimensions, 'value', value, 'status', status, 'note', note)), '[]')
            FROM cell WHERE id = ANY($1::text[])) AS cells`;

/** Keeps cells, which never change, in memory, and looks at every request whether a release has come or gone. */
export function startCellRegister(options: CellRegisterOptions): CellRegister {
  const known = new LRUCache<string, RegisteredCell>({ max: options.cellsKept });
  const books = bookKeeper(options);
  const view = async (ids: readonly string[]): Promise<RegisterView> => {
    const found = new Map(ids.flatMap((id) => entryOf(id, known.get(id))));
    const missing = [...new Set(ids)].filter((id) => !found.has(id));
    const { rows } = await options.pool.query<CellsRow>(cellsSql, [missing]);
    for (const cell of rows[0]?.cells ?? []) {
      known.set(cell.id, cell);
      found.set(cell.id, cell);
    }
    const book = await books(BigInt(rows[0]?.version ?? 0));
    const now = options.clock().getTime();
    return {
      cell: (id) => found.get(id),
      release: (id) => {
        const release = book.releases.get(id);
        if (release === undefined || release.isServed) return release;
        return { ...release, isServed: isServedNow(book, release, now) };
      },
      releasesOf: (dataset) => [...book.releases.values()].filter((release) => release.dataset === dataset),
    };
  };
  return { view: (ids) => withinTime(view(ids), options.timeoutMs) };
}

const entryOf = <Value>(id: string, value: Value | undefined): readonly (readonly [string, Value])[] =>
  value === undefined ? [] : [[id, value]];

/** Answers with a book of at least the version asked for; requests at the same moment share one reading. */
function bookKeeper(means: BookMeans): (version: bigint) => Promise<ReleaseBook> {
  let book: ReleaseBook | undefined;
  let reading: Promise<ReleaseBook> | undefined;
  const readOnce = async () => {
    reading ??= readBook(means, book).finally(() => {
      reading = undefined;
    });
    book = await reading;
    return book;
  };
  return async (version) => {
    let current = book ?? (await readOnce());
    while (current.version < version) current = await readOnce();
    return current;
  };
}

/** Whatever is wrong with the register, and however long it hangs: without it nothing passes. */
async function withinTime<Value>(work: Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch {
    throw new HubError(
      'DISCLOSURE_UNAVAILABLE',
      'The register of releases is out of reach, so no figure could be checked and none is shown. Try again later.',
    );
  } finally {
    clearTimeout(timer);
  }
}
