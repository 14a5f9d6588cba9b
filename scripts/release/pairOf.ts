import { ConcordatError } from '../../schema/protocol/errors.js';
import type { Registered } from './registered.js';

/**
 * The two releases of an owner that are meant: those named by id or vintage, else the last two.
 * @throws ConcordatError ARGUMENT_INVALID
 */
export function pairOf(
  releases: readonly Registered[],
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): readonly [Registered, Registered] {
  const [newest, before] = releases;
  const later = to === undefined ? newest : named(releases, to);
  const earlier = from === undefined ? before : named(releases, from);
  if (later !== undefined && earlier !== undefined) return [earlier, later];
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: 'two releases to compare',
    found: `one: ${newest?.id ?? 'none'}`,
    remedy: 'A second one comes with a new vintage or a correction.',
  });
}

/** The newest of a vintage, or the one with this id. */
function named(releases: readonly Registered[], name: string): Registered {
  const found = releases.find(({ id, vintage }) => id === name || vintage === name);
  if (found) return found;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: `one of ${releases.map(({ id }) => id).join(', ')}, or a vintage of them`,
    found: name.slice(0, 120),
    remedy: 'Name one of these.',
  });
}
