import { ConcordatError } from '../../../schema/protocol/errors.js';

/** Where in an official file something is wrong. Rows are lines of the file, the header being 1. */
export interface FilePlace {
  readonly file: string;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
}

interface Fault {
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
  readonly cause?: unknown;
}

/** An official file that can't be imported. Nothing of it has been. */
export class OfficialFileError extends ConcordatError {
  constructor(
    readonly place: FilePlace,
    fault: Fault,
  ) {
    super('DATA_INVALID', { what: `Official file ${placeText(place)}:`, ...fault });
  }
}

function placeText({ file, row, column }: FilePlace): string {
  const parts = [file, row === undefined ? '' : `row ${row}`, column === undefined ? '' : `column ${column}`];
  return parts.filter((part) => part !== '').join(', ');
}
