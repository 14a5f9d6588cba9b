import { diffArrays } from 'diff';
import { numberMentions } from './numberMentions.js';

/** A paragraph of the pack that a region wrote otherwise. */
export interface ChangedParagraph {
  /** Empty where it was added. */
  readonly before: string;
  /** Empty where it was taken out. */
  readonly after: string;
  /** Numbers that are others now; such a paragraph can't be taken over. */
  readonly numbers: readonly string[];
}

/** What changed from the pack's Word file to one that came back, paragraph by paragraph. Pure. */
export function compareDrafts(before: string, after: string): readonly ChangedParagraph[] {
  const changes = diffArrays([...paragraphs(before)], [...paragraphs(after)]);
  return changes.flatMap((change, at) => {
    const last = changes[at - 1];
    if (change.added) return last?.removed ? [] : paired([], change.value);
    if (!change.removed) return [];
    const next = changes[at + 1];
    return paired(change.value, next?.added ? next.value : []);
  });
}

const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);

/** The first of what went with the first of what came, and so on. */
function paired(before: readonly string[], after: readonly string[]): readonly ChangedParagraph[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => {
    const [old, now] = [before[at] ?? '', after[at] ?? ''];
    return { before: old, after: now, numbers: changedNumbers(old, now) };
  });
}

function changedNumbers(before: string, after: string): readonly string[] {
  const counted = (text: string) => numberMentions(text).map(({ value }) => value);
  const [old, now] = [counted(before), counted(after)];
  const without = (from: readonly string[], what: readonly string[]) =>
    what.reduce<readonly string[]>((rest, one) => {
      const at = rest.indexOf(one);
      return at < 0 ? rest : [...rest.slice(0, at), ...rest.slice(at + 1)];
    }, from);
  return [...without(old, now), ...without(now, old)];
}
