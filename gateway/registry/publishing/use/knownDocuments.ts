import { type DocumentNode, parse } from 'graphql';
import type { Figure } from '../../../../schema/figures/figure.js';
import type { LoadedIndicator } from '../../../../schema/indicators/indicator.js';
import type { SavedQuestion } from '../../../questions/savedQuestion.js';

/** A document that the hub relies on, and what would break with it. */
export interface KnownDocument {
  /** `Figure 6b.2`, `saved question after-support`, `indicator A1`; those that people know best first. */
  readonly names: readonly string[];
  readonly source: string;
  readonly document: DocumentNode;
}

/** Every saved question with the figures of the pack that are drawn from it, and every document of an indicator. */
export function knownDocuments(
  questions: readonly Pick<SavedQuestion, 'name' | 'source'>[],
  figures: readonly Pick<Figure, 'id' | 'document'>[],
  indicators: readonly Pick<LoadedIndicator, 'id' | 'readings'>[],
): readonly KnownDocument[] {
  const saved = questions.map(({ name, source }) => {
    const drawn = figures.filter(({ document }) => document === name).map(({ id }) => `Figure ${id}`);
    return { names: [...drawn, `saved question ${name}`], source, document: parse(source) };
  });
  const computed = indicators.flatMap(({ id, readings }) =>
    Object.values(readings).flatMap((reading) =>
      reading.state === 'COMPUTED'
        ? [{ names: [`indicator ${id}`], source: reading.query, document: parse(reading.query) }]
        : [],
    ),
  );
  return [...saved, ...computed];
}
