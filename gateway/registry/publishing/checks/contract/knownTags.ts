import { variantTags } from '../../../../access/variants/variants.js';
import type { Check } from '../check.js';
import { publicTags } from '../classification.js';
import { directedElements } from '../directedElements.js';

/** Tags that some rule or some variant of the graph reads. */
export const registeredTags = [...publicTags, ...variantTags] as const;

/** A tag that nothing reads is a mistake in one that something does. */
export const knownTags: Check = (subject) =>
  directedElements(subject).flatMap(({ element, coordinate }) =>
    subject.directives(element, 'tag').flatMap((node) => {
      const name = node.arguments?.[0]?.value;
      const tag = name?.kind === 'StringValue' ? name.value : '';
      if (registeredTags.some((known) => known === tag)) return [];
      return [
        subject.at(node, coordinate, {
          code: 'TAG_UNKNOWN',
          severity: 'REFUSED',
          message: `${coordinate} bears the tag "${tag.slice(0, 60)}", which means nothing here.`,
          remedy: `Use one of ${registeredTags.join(', ')}, or none.`,
        }),
      ];
    }),
  );
