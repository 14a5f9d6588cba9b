import type { Check } from '../check.js';
import { elementsOf } from '../elements.js';

/** Everything has a description: whoever asks knows the measure by it alone. */
export const described: Check = (subject, { contract }) =>
  elementsOf(subject).flatMap(({ kind, of, node, coordinate, description }) => {
    // What the contract declares it also describes.
    if (description?.trim() || contract.types.has(of.name)) return [];
    return [
      subject.at(node, coordinate, {
        code: 'DESCRIPTION_MISSING',
        severity: 'REFUSED',
        message: `${coordinate} has no description.`,
        remedy: `Say in a sentence above it what the ${kind === 'value' ? 'code' : kind} means: what is counted, in which unit, dated by what.`,
      }),
    ];
  });
