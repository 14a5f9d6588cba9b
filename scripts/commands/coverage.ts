import { ConcordatError } from '../../schema/protocol/errors.js';
import { bodyFrom, type QueryMeans, queryFormats } from './query.js';

/** What is asked of the coverage report, as on the command line. */
export interface CoverageFlags {
  readonly area?: string;
  readonly period?: string;
  readonly format: string;
}

/** `concordat coverage`: indicators by areas, from the hub that runs on this machine. */
export async function coverage(means: QueryMeans, { area, period, format }: CoverageFlags): Promise<void> {
  const ending = Object.entries(queryFormats).find(([name]) => name === format)?.[1];
  if (ending === undefined) throw unknownFormat(format);
  const asked = Object.entries({ area, period }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const parameters = new URLSearchParams(asked).toString();
  const { body } = await bodyFrom(means, `/coverage.${ending}${parameters === '' ? '' : `?${parameters}`}`);
  means.write(body);
}

function unknownFormat(format: string): ConcordatError {
  return new ConcordatError('ARGUMENT_INVALID', {
    expected: `--format to be ${Object.keys(queryFormats).join(', ')}`,
    found: `"${format}"`,
    remedy: 'Leave it out for a table.',
  });
}
