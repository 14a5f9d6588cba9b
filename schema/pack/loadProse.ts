import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { danglingInProse } from '../figures/danglingReferences.js';
import { literalNumbers } from '../figures/literalNumbers.js';
import { loadFigures } from '../figures/loadFigures.js';
import { ConcordatError } from '../protocol/errors.js';
import { gapsSchema, type Prose, parseSections, proseTexts } from './prose.js';

/** Reads the text of one file of this folder by its name, such as `6a.md`. */
export type ReadText = (file: string) => string;

const folder = new URL('./', import.meta.url);
const besideThisFile: ReadText = (file) => readFileSync(new URL(file, folder), 'utf8');
const askFile = /^(6[a-e])\.md$/;

/** Reads the pack's words and refuses literal numbers in them, and names of numbers that no figure has. @throws ConcordatError DATA_INVALID */
export function loadProse(readText: ReadText = besideThisFile): Prose {
  const asks = readdirSync(folder).flatMap((file) => askFile.exec(file)?.[1] ?? []);
  const gaps = gapsSchema.safeParse(JSON.parse(readText('gaps.json')));
  if (!gaps.success) throw invalid(z.prettifyError(gaps.error));
  const prose = {
    fronts: {
      'front.md': parseSections(readText('front.md')),
      'consultation.md': parseSections(readText('consultation.md')),
    },
    foreword: parseSections(readText('foreword.md')),
    asks: Object.fromEntries(asks.map((ask) => [ask, parseSections(readText(`${ask}.md`))])),
    voices: parseSections(readText('voices.md')),
    method: parseSections(readText('method.md')),
    glossary: parseSections(readText('glossary.md')).map(({ heading, paragraphs }) => ({
      term: heading,
      meaning: paragraphs.join(' '),
    })),
    gaps: gaps.data,
  };
  const numbers = proseTexts(prose).flatMap(literalNumbers);
  if (numbers.length > 0) throw invalid(`the literal numbers ${numbers.join(', ')}`);
  const dangling = danglingInProse(proseTexts(prose), loadFigures());
  if (dangling.length > 0) throw invalid(`${dangling.join(', ')}, which no published figure has`);
  return prose;
}

function invalid(found: string): ConcordatError {
  return new ConcordatError('DATA_INVALID', {
    what: 'The words of the pack cannot be used.',
    expected: 'texts without literal numbers: a number is named as {6a.1:name} and comes from an answer',
    found,
    remedy: 'Correct the files of schema/pack.',
  });
}
