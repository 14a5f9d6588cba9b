import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type DocumentNode, type GraphQLError, type GraphQLSchema, parse } from 'graphql';
import type { SchemaVariant } from '../../access/variants/variants.js';
import { documentErrors } from '../limits/readDocument.js';
import type { Supergraph } from '../supergraph/supergraph.js';
import { taggedElements } from './taggedElements.js';
import { withoutElements } from './withoutElements.js';

/** The schema of one variant, and what of a document isn't in it. */
export interface ServedVariant {
  readonly apiSchema: GraphQLSchema;
  /** Empty where everything that a document names is in the variant. */
  refusals(document: DocumentNode): readonly GraphQLError[];
}

/** The variants of one supergraph, each made when it is first asked for. */
export class VariantBook {
  readonly #variants = new Map<string, ServedVariant>();

  constructor(private readonly supergraph: Supergraph) {}

  /** @param variant the whole schema where it is left out */
  of(variant: SchemaVariant | undefined): ServedVariant {
    const excludes = [...(variant?.excludes ?? [])].sort();
    const key = excludes.join('\n');
    const known = this.#variants.get(key) ?? this.#made(excludes);
    this.#variants.set(key, known);
    return known;
  }

  #made(excludes: readonly string[]): ServedVariant {
    const { apiSchema, sdl } = this.supergraph;
    const whole: ServedVariant = { apiSchema, refusals: () => [] };
    if (excludes.length === 0) return whole;
    const document = parse(sdl, { noLocation: true });
    const hidden = taggedElements(document, excludes);
    if (hidden.size === 0) return whole;
    const left = withoutElements(transformSupergraphToPublicSchema(document), hidden);
    return servedVariant(buildASTSchema(left, { assumeValid: true }));
  }
}

function servedVariant(apiSchema: GraphQLSchema): ServedVariant {
  const known = new WeakMap<DocumentNode, readonly GraphQLError[]>();
  return {
    apiSchema,
    refusals: (document) => {
      const found = known.get(document) ?? documentErrors(apiSchema, document);
      known.set(document, found);
      return found;
    },
  };
}
