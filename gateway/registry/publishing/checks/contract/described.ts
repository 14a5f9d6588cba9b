import type { Check } from '../check.js';
import { elementsOf, isShared } from '../elements.js';

/** Everything has a description: whoever asks knows the measure by it alone. */
export const described: Check = (subject, frame) =>
  elementsOf(subject).flatMap((element) => {
    const { kind, node, coordinate, description } = element;
    // What the contract declares it also describes.
    if (description?.trim() || isShared(frame, element)) return [];
    return [
      subject.at(node, coordinate, {
        code: 'DESCRIPTION_MISSING',
        severity: 'REFUSED',
        message: `${coordinate} has no description.`,
        remedy: `Say in a sentence above it what the ${kind === 'value' ? 'code' : kind} means: what is counted, in which unit, dated by what.`,
      }),
    ];
  });
