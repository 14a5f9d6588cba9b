import { ConcordatError } from '../../../schema/protocol/errors.js';

/** Where in an official file something is wrong. Rows are lines of the file or rows of the sheet, from 1. */
export interface FilePlace {
  readonly file: string;
  readonly sheet?: string | undefined;
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

function placeText({ file, sheet, row, column }: FilePlace): string {
  const parts = [file, named('sheet', sheet), named('row', row), named('column', column)];
  return parts.filter((part) => part !== '').join(', ');
}

const named = (what: string, name: string | number | undefined): string =>
  name === undefined ? '' : `${what} ${name}`;
