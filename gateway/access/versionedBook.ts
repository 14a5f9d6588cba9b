import { HubError, type HubErrorCode } from '../errors.js';
import { sharedReads } from './sharedReads.js';

export interface BookReaders<Book> {
  /** Reads the version that stands: a single row. */
  readonly version: () => Promise<string | undefined>;
  /** Reads everything, in one snapshot with its version. */
  readonly book: () => Promise<Book>;
  /** What to answer where neither can be read, or not in time. */
  readonly unavailable: { readonly code: HubErrorCode; readonly message: string };
}

/** A third of what a request may take. */
const timeoutMs = 5000;

/**
 * Keeps a book in memory and looks at its version whenever it is asked: what one process writes holds on every replica
 * from the next request on. Requests at one moment share a look.
 */
export function versionedBook<Book extends { readonly version: string }>({
  version,
  book: readBook,
  unavailable,
}: BookReaders<Book>): () => Promise<Book> {
  const sharedVersion = sharedReads(version);
  const sharedBook = sharedReads(readBook);
  let book: Book | undefined;
  const current = async (): Promise<Book> => {
    if (book === undefined || book.version !== (await sharedVersion())) book = await sharedBook();
    return book;
  };
  return () => withinTime(current(), () => new HubError(unavailable.code, unavailable.message));
}

async function withinTime<Value>(work: Promise<Value>, refusal: () => HubError): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // Where this process was busy, the answer may have come already and only not been read: that comes first.
    timer = setTimeout(() => setImmediate(() => setImmediate(() => reject(new Error('late')))), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch {
    throw refusal();
  } finally {
    clearTimeout(timer);
  }
}
