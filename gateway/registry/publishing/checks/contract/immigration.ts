import type { Check } from '../check.js';
import { classify } from '../classification.js';
import { elementsOf, isShared } from '../elements.js';
import { namedOf, type Subject } from '../subject.js';
import { wordsIn } from '../words.js';

const words = new Set([
  'immigration',
  'visa',
  'visas',
  'leave',
  'asylum',
  'detained',
  'detention',
  'deportation',
  'deported',
  'overstayer',
  'overstayed',
  'undocumented',
]);

const wordOf = (name: string): string | undefined => wordsIn(name).find((word) => words.has(word));

/** Whether a field leads to figures and not to a word about somebody. */
function leadsToCounts(subject: Subject, name: string, seen = new Set<string>()): boolean {
  if (name === 'Count' || name === 'Rate') return true;
  if (seen.has(name)) return false;
  seen.add(name);
  return (subject.types.get(name)?.fields ?? []).some((field) =>
    leadsToCounts(subject, namedOf(field.type), seen),
  );
}

const isBesideCount = (subject: Subject, type: string): boolean =>
  subject.types.get(type)?.fields.some((field) => namedOf(field.type) === 'Count') ?? false;

/**
 * Visa, leave and detention stand in the graph as codes of a table beside a Count, or as the measure itself, and in no
 * other form: a status by itself is a fact about a person that others may use against them.
 */
export const immigration: Check = (subject, frame) => {
  const classes = classify(subject, frame);
  return elementsOf(subject).flatMap((element) => {
    const { kind, name, coordinate, node, of, type } = element;
    const word = wordOf(name);
    if (word === undefined || type === undefined || isShared(frame, element)) return [];
    const named = namedOf(type);
    const isCodes = subject.types.get(named)?.kind === 'enum';
    const isFilter = kind !== 'field';
    const isFigure =
      leadsToCounts(subject, named) || (isCodes && (isFilter || isBesideCount(subject, of.name)));
    if (isFigure || classes.get(coordinate.replace(/\(.*$/, '')) === 'PUBLIC') return [];
    return [
      subject.at(node, coordinate, {
        code: 'IMMIGRATION_OUTSIDE_COUNTS',
        severity: 'REFUSED',
        message: `${coordinate} shows ${word} otherwise than as a code beside a Count.`,
        remedy: 'Make it an enum that is a dimension of a table with a Count, or leave it out.',
      }),
    ];
  });
};
