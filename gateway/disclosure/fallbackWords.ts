import type { Areas } from '../../schema/areas/areas.js';
import { periodKind } from '../../schema/protocol/period.js';
import type { RegisteredCell } from './registeredCell.js';

const sentence =
  /^(.+) stands for (.+), which is withheld\.( It counts the owner's own cases there\.)?(?: The series breaks within it: ([\d, Q-]+)\.)?$/;

/** The places that a fallback's note can name. */
export interface NotePlace {
  readonly areas: Areas;
  readonly cell: RegisteredCell;
  /** First periods after the breaks of the release. */
  readonly breaks: readonly string[];
}

/** Whether a fallback's note says what stands for what, and nothing else: an area, a period, breaks of the release. */
export function isFallbackNote(note: unknown, { areas, cell, breaks }: NotePlace): boolean {
  const [, wide, own, , listed] = sentence.exec(String(note)) ?? [];
  if (wide === undefined || own === undefined) return false;
  const name = areas.get(cell.area)?.name ?? '';
  const isWide = [name, cell.period, `${name} in ${cell.period}`].includes(wide);
  return isWide && isPlace(areas, own) && (listed?.split(', ').every((one) => breaks.includes(one)) ?? true);
}

/** `Merseyside`, `2023-Q1` or `Merseyside in 2023-Q1`: an area and a period that exist. */
function isPlace(areas: Areas, words: string): boolean {
  if (periodKind(words) !== undefined) return true;
  const [, area = words, period] = /^(.+) in (\S+)$/.exec(words) ?? [];
  const isPeriod = period === undefined || periodKind(period) !== undefined;
  return isPeriod && areas.isNamed(area);
}
