import { valueFromASTUntyped } from 'graphql';
import type { Check } from '../check.js';
import { directedElements } from '../directedElements.js';

const isCount = (value: unknown, most: number): boolean =>
  /^\d+$/.test(String(value)) && Number(value) >= 0 && Number(value) <= most;

const greatestSize = 10_000;
const greatestWeight = 1000;

/** A list size or a cost that is no sensible number would switch the limit off. */
export const measuredCosts: Check = (subject) =>
  directedElements(subject).flatMap(({ element, coordinate }) => {
    const given = (directive: string, argument: string, most: number) =>
      subject.directives(element, directive).flatMap((node) => {
        const found = node.arguments?.find(({ name }) => name.value === argument);
        const value: unknown = found && valueFromASTUntyped(found.value);
        if (found === undefined || isCount(value, most)) return [];
        return [
          subject.at(node, coordinate, {
            code: directive === 'cost' ? 'COST_INVALID' : 'LIST_SIZE_INVALID',
            severity: 'REFUSED' as const,
            message: `@${directive} at ${coordinate} says ${JSON.stringify(value)}.`,
            remedy: `Give ${argument} a whole number from 0 to ${most}.`,
          }),
        ];
      });
    return [...given('listSize', 'assumedSize', greatestSize), ...given('cost', 'weight', greatestWeight)];
  });
