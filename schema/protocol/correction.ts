import type { ReleaseDocument } from './release.js';

export interface Correction {
  /** Id of the release that is corrected. */
  readonly corrects: string;
  /** What was wrong, for everybody to read. */
  readonly notice: string;
}

/**
 * A release as the correction of another: it says so itself, under the owner's signature, and has an id of its own,
 * because the id of the same vintage is taken. Correcting a correction counts on.
 */
export function correctionOf(release: ReleaseDocument, { corrects, notice }: Correction): ReleaseDocument {
  const counted = /^(.*)\.correction-(\d+)$/.exec(corrects);
  const [, first = corrects, number = '0'] = counted ?? [];
  const ownVintage = first.endsWith(`.${release.vintage}`) ? first : release.id;
  return {
    ...release,
    id: `${ownVintage}.correction-${Number(number) + 1}`,
    corrects: { release: corrects, notice },
  };
}
