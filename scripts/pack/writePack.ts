import { type PackFile, receiptPath } from '../../gateway/pack/index.js';
import { writeFiles } from '../writeFiles.js';

/** What belongs to one pack alone, and is made anew with each. */
const ownPlaces = ['figures', 'tables', receiptPath];

/** Writes a pack; figures, tables and receipt of an earlier one don't stay. @throws ConcordatError ARGUMENT_INVALID */
export const writePack = (out: string, files: readonly PackFile[]): Promise<void> =>
  writeFiles(out, files, ownPlaces);
