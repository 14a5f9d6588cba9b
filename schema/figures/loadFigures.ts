import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConcordatError } from '../protocol/errors.js';
import { danglingInFigure } from './danglingReferences.js';
import { type Figure, figureSchema, figureTexts } from './figure.js';
import { literalNumbers } from './literalNumbers.js';

const folder = new URL('./', import.meta.url);

/** Reads every figure beside this file, in the order of their ids. @throws ConcordatError DATA_INVALID */
export function loadFigures(): readonly Figure[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => parseFigure(file, readFileSync(new URL(file, folder), 'utf8')));
}

/** One figure from the text of its file. A literal number in its prose is a fault: numbers come from answers. */
export function parseFigure(file: string, source: string): Figure {
  const parsed = figureSchema.safeParse(JSON.parse(source));
  if (!parsed.success) throw invalid(file, z.prettifyError(parsed.error));
  const figure = parsed.data;
  if (file !== `${figure.id}.json`) throw invalid(file, `${figure.id}, whose file has another name`);
  const numbers = figureTexts(figure).flatMap(literalNumbers);
  if (numbers.length > 0) throw invalid(file, `the literal numbers ${numbers.join(', ')}`);
  const dangling = danglingInFigure(figure);
  if (dangling.length > 0) throw invalid(file, `${dangling.join(', ')}, which its values do not have`);
  return figure;
}

function invalid(file: string, found: string): ConcordatError {
  return new ConcordatError('DATA_INVALID', {
    expected:
      'a figure as schema/figures/figure.ts declares it, in a file of its own name, without literal numbers',
    found,
    remedy: `Correct schema/figures/${file}.`,
  });
}
