import { z } from 'zod';
import { type CitedFigure, citedFigureSchema } from '../../../schema/evidence/evidence.js';
import { OfficialFileError } from './officialFileError.js';

/** Figures cited one by one, checked; a figure that stands twice is refused. */
export function readCitedFigures(file: string, text: string): readonly CitedFigure[] {
  const parsed = z.array(citedFigureSchema).min(1).safeParse(parseJson(file, text));
  if (!parsed.success)
    throw unusable(file, 'figures as evidence.ts declares them', z.prettifyError(parsed.error));
  const ids = parsed.data.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw unusable(file, 'each figure once', `${twice} twice`);
  return parsed.data;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unusable(file, 'JSON', cause instanceof Error ? cause.message : 'other text');
  }
}

function unusable(file: string, expected: string, found: string): OfficialFileError {
  return new OfficialFileError(
    { file },
    { expected, found, remedy: 'Correct the figure in schema/evidence/.' },
  );
}
