import type { Figure, PlaceStep } from '../engine/cellGate.js';
import { isFallbackNote } from './fallbackWords.js';
import type { Refused } from './refusals.js';
import { checkWords, type WordMeans, withholdWords } from './seriesWords.js';
import type { Verdict } from './verdict.js';
import { withheldText } from './withhold.js';

interface Said {
  readonly object: Record<string, unknown>;
  readonly asked: PlaceStep | undefined;
  readonly figure: Figure;
  /** A figure under the object that passes, if any does. */
  readonly registered: Verdict['registered'];
}

/** Puts right what is said beside the figures of an answer, and answers with whose words were wrong. */
export function checkAllWords(means: WordMeans, verdicts: readonly Verdict[]): readonly Refused[] {
  const series = saidIn(verdicts, (step) => step.type !== 'Area' && step.type !== 'Fallback');
  const fallbacks = saidIn(verdicts, (step) => step.type === 'Fallback');
  return [
    ...series.filter((said) => !isSeriesRight(means, said)),
    ...fallbacks.filter((said) => !isFallbackRight(means, said)),
  ].map(({ figure, registered }) => ({ figure, registered, reason: 'WORDS_DIFFER' }));
}

/** Every object on the way to the figures once, with the figure that passes in preference. */
function saidIn(verdicts: readonly Verdict[], isMeant: (step: PlaceStep) => boolean): readonly Said[] {
  const found = new Map<object, Said>();
  for (const { figure, registered, reason } of verdicts) {
    const from = Math.max(
      0,
      figure.place.findLastIndex(({ type }) => type === 'Area'),
    );
    const steps = figure.place.slice(from);
    for (const step of steps) {
      if (step.object === undefined || !isMeant(step)) continue;
      const own = reason === undefined ? registered : undefined;
      const known = found.get(step.object);
      const said = { object: step.object, asked: steps[0], figure, registered: own };
      if (known === undefined || (known.registered === undefined && own)) found.set(step.object, said);
    }
  }
  return [...found.values()];
}

/** A series none of whose figures passes has nothing to be compared with, and is reported already. */
function isSeriesRight(means: WordMeans, { registered, ...words }: Said): boolean {
  if (registered) return checkWords(means, words, registered.release);
  withholdWords(words);
  return true;
}

function isFallbackRight({ areas }: WordMeans, { object, registered }: Said): boolean {
  const note = object['note'];
  if (note === undefined) return true;
  const isRight =
    registered !== undefined &&
    isFallbackNote(note, {
      areas,
      cell: registered.cell,
      breaks: registered.release.breaks.map(({ period }) => period),
    });
  if (!isRight) object['note'] = withheldText;
  return isRight || registered === undefined;
}
