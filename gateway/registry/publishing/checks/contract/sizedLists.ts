import type { Check } from '../check.js';
import { isOfContract } from '../classification.js';
import { isListNode, namedOf } from '../subject.js';

/** Fields that every request may reach, and lists below them, say how long they get and what they cost. */
export const sizedLists: Check = (subject, frame) =>
  [...subject.types.values()].flatMap((type) => {
    const isReached = type.name === subject.queryName || subject.directives(type, 'key').length > 0;
    return type.fields.flatMap((field) => {
      const coordinate = `${type.name}.${field.name.value}`;
      if (!isReached || isOfContract(frame, type.name, field.name.value)) return [];
      const returned = subject.types.get(namedOf(field.type));
      const isObjects =
        returned?.kind === 'object' || returned?.kind === 'interface' || returned?.kind === 'union';
      const sizes = subject.directives(field, 'listSize');
      const costs = subject.directives(field, 'cost');
      const missing = isListNode(field.type) && isObjects && sizes.length === 0;
      const isDataset = subject.directives(field, 'policy').length > 0;
      return [
        ...(missing
          ? [
              subject.at(field, coordinate, {
                code: 'LIST_SIZE_MISSING',
                severity: 'REFUSED' as const,
                message: `${coordinate} answers a list and doesn't say how long it gets.`,
                remedy: 'Add @listSize(assumedSize: …) with the most that it holds in practice.',
              }),
            ]
          : []),
        ...(isDataset && costs.length === 0
          ? [
              subject.at(field, coordinate, {
                code: 'COST_MISSING',
                severity: 'REFUSED' as const,
                message: `${coordinate} asks partners' figures and doesn't say what that costs.`,
                remedy:
                  'Add @cost(weight: 5), or what it costs beside a field of a record in memory, which is 1.',
              }),
            ]
          : []),
      ];
    });
  });
