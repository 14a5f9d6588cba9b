import type { Check } from '../check.js';
import { rootNameOf } from '../subject.js';

const operations = { mutation: 'Mutation', subscription: 'Subscription' } as const;

/** Partners are asked through the graph; nothing is written into their records and nothing runs on by itself. */
export const readOnly: Check = (subject) =>
  Object.entries(operations).flatMap(([operation, usual]) => {
    const type = subject.types.get(rootNameOf(subject.document, operation) ?? usual);
    if (type === undefined) return [];
    return [
      subject.at(type.nodes[0], type.name, {
        code: operation === 'mutation' ? 'MUTATION_REFUSED' : 'SUBSCRIPTION_REFUSED',
        severity: 'REFUSED',
        message: `The subgraph declares a ${operation} type; partners' subgraphs are only read.`,
        remedy: `Leave the type ${type.name} out. Figures change by a new release.`,
      }),
    ];
  });
