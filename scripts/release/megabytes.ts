import { ConcordatError } from '../../schema/protocol/errors.js';

/** Reads --memory. @throws ConcordatError ARGUMENT_INVALID */
export function megabytes(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: '--memory to be a whole number of megabytes from 1',
    found: text,
    remedy: 'Give for example --memory 2048.',
  });
}
