import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConcordatError } from '../../schema/protocol/errors.js';

const fileOf = (home: string) => path.join(home, 'scale');

/**
 * Refuses another scale than the home's demonstration has: releases never change, so it can't be made larger in place.
 * @throws ConcordatError ARGUMENT_INVALID
 */
export async function checkScale(home: string, scale: number | undefined): Promise<void> {
  const held = await readFile(fileOf(home), 'utf8').catch(() => undefined);
  if (held === undefined || scale === undefined || Number(held) === scale) return;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: `--scale ${held}, at which the demonstration of the home ${home} was made`,
    found: `--scale ${scale}`,
    remedy: 'start with that scale, or choose another home with CONCORDAT_HOME.',
  });
}

/** The scale of a home that has none yet. */
export const usualScale = 1;

/** Remembers the scale of a demonstration that was published whole. */
export const keepScale = (home: string, scale: number): Promise<void> =>
  writeFile(fileOf(home), String(scale));
