import type { Check } from '../check.js';
import { classify, publicTags } from '../classification.js';

/** Every field has a dataset's policy, belongs to the contract, or is tagged as published text or an office-holder. */
export const classified: Check = (subject, frame) => {
  const classes = classify(subject, frame);
  return [...subject.types.values()].flatMap((type) =>
    type.fields.flatMap((field) => {
      const coordinate = `${type.name}.${field.name.value}`;
      if (classes.get(coordinate) !== 'NONE' || field.name.value.startsWith('_')) return [];
      return [
        subject.at(field, coordinate, {
          code: 'FIELD_UNCLASSIFIED',
          severity: 'REFUSED',
          message: `Nothing says who may see ${coordinate}, so nobody may.`,
          remedy: `Give it the policy of its dataset, @policy(policies: [["<sector>.<dataset>"]]), or, where it is public anyway, ${publicTags.map((tag) => `@tag(name: "${tag}")`).join(' or ')}.`,
        }),
      ];
    }),
  );
};
