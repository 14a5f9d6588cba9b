import { bases } from '../../schema/datasets/dataset.js';
import { provenances } from '../../schema/protocol/release.js';

/** Enums whose values are declared in code, as SDL, so that the hub's never lag behind. */
export const enumSdl: string = [
  enumText(
    'Basis',
    'What counts are dated by. Figures of different bases must not be mixed in one rate.',
    bases,
  ),
  enumText('Provenance', 'Where the figures of a release come from.', provenances),
].join('\n\n');

function enumText(name: string, description: string, values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([code, text]) => `  ${JSON.stringify(text)}\n  ${code}`);
  return `${JSON.stringify(description)}\nenum ${name} {\n${lines.join('\n')}\n}`;
}
