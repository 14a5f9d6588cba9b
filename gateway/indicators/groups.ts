import { windowOf } from '../../schema/protocol/tenFive.js';
import type { Observation, Parts } from './observation.js';

/** Figures of one owner for one area: what may be divided by each other. */
export interface Group {
  readonly owner: string;
  readonly parts: Parts;
  /** Every figure the computation needs is shown. */
  readonly isShown: boolean;
}

/**
 * Figures by owner and area, so that nobody's numerator is divided by another's denominator. Published figures and
 * residents belong to no partner: where a computation needs one, its figures meet by area alone.
 */
export function groupsOf(parts: Parts, needed: readonly string[]): readonly Group[] {
  const all = needed.flatMap((part) => parts[part] ?? []);
  const names = new Set(all.map(({ of }) => of));
  const isByOwner = all.every(({ provenance }) => provenance !== 'OFFICIAL');
  const keyOf = ({ owner, area }: Observation) => (isByOwner ? `${area.code} ${owner}` : area.code);
  return [...new Set(all.map(keyOf))].map((key) => {
    const own = Object.fromEntries(
      needed.map((part) => [part, (parts[part] ?? []).filter((one) => keyOf(one) === key)]),
    );
    const found = Object.values(own).flat();
    const isWhole = [...names].every((name) => found.some(({ of }) => of === name));
    return {
      owner: [...new Set(found.map(({ owner }) => owner).filter(Boolean))].join('; '),
      parts: own,
      isShown: isWhole && needed.every((part) => own[part]?.length) && found.every(isReleased),
    };
  });
}

export const isReleased = ({ status, value }: Observation): boolean =>
  status === 'RELEASED' && value !== null;

/** What a sum of shown figures is and could be before they were rounded. */
export interface Sum {
  readonly value: number;
  readonly least: number;
  readonly greatest: number;
}

export function sumOf(figures: readonly Observation[]): Sum {
  return figures.reduce<Sum>(
    (sum, { value, isRounded }) => {
      const shown = value ?? 0;
      const { least, greatest } = isRounded ? windowOf(shown) : { least: shown, greatest: shown };
      return { value: sum.value + shown, least: sum.least + least, greatest: sum.greatest + greatest };
    },
    { value: 0, least: 0, greatest: 0 },
  );
}
