import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConcordatError } from '../protocol/errors.js';
import {
  askSchema,
  citedFigureSchema,
  claimSchema,
  contradictionSchema,
  counterArgumentSchema,
  type Evidence,
  recommendationSchema,
  sourceDocumentSchema,
} from './evidence.js';
import { evidenceFaults } from './evidenceFaults.js';

/** Reads the text of one file of the register by its name, such as `asks.json`. */
export type ReadText = (file: string) => string;

const besideThisFile: ReadText = (file) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** Reads and checks the whole register; throws `DATA_INVALID` with every fault at once. */
export function loadEvidence(readText: ReadText = besideThisFile): Evidence {
  const list = <Shape extends z.ZodType>(file: string, shape: Shape) => readList(file, readText(file), shape);
  const evidence = {
    sources: list('sources.json', sourceDocumentSchema),
    recommendations: list('recommendations.json', recommendationSchema),
    asks: list('asks.json', askSchema),
    claims: [...list('claims/letter.json', claimSchema), ...list('claims/press-release.json', claimSchema)],
    counterArguments: list('counter-arguments.json', counterArgumentSchema),
    contradictions: list('contradictions.json', contradictionSchema),
    citedFigures: list('cited-figures.json', citedFigureSchema),
  } satisfies Evidence;
  const faults = evidenceFaults(evidence);
  if (faults.length > 0) throw invalid('schema/evidence', faults.join('; '));
  return evidence;
}

function readList<Shape extends z.ZodType>(
  file: string,
  content: string,
  shape: Shape,
): readonly z.infer<Shape>[] {
  const parsed = z.array(shape).safeParse(parseJson(file, content));
  if (!parsed.success) throw invalid(`schema/evidence/${file}`, z.prettifyError(parsed.error));
  return parsed.data;
}

function parseJson(file: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw invalid(
      `schema/evidence/${file}`,
      `text that isn't JSON (${error instanceof Error ? error.message : 'unreadable'})`,
    );
  }
}

function invalid(where: string, found: string): ConcordatError {
  return new ConcordatError('DATA_INVALID', {
    what: `The evidence register does not fit together (${where}).`,
    expected:
      'lists that match schema/evidence/evidence.ts, with ids that exist and arithmetic that recomputes',
    found,
    remedy: `Correct ${where}.`,
  });
}
