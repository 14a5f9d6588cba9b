import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The file of a home that says what was provided whole. */
export function providedFile(home: string) {
  const file = path.join(home, 'provided');
  return {
    read: (): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined),
    write: (fingerprint: string): Promise<void> => writeFile(file, fingerprint),
  };
}
