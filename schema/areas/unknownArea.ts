import { closest, distance } from 'fastest-levenshtein';
import { ConcordatError } from '../protocol/errors.js';
import type { Area, AreaData } from './area.js';

const longestEcho = 40;
const codeLike = /^[A-Z]\d+$/;

/** The error for a code that no area has. It names the nearest area, so that a slip of the hand mends itself. */
export function unknownArea(asked: string, data: AreaData): ConcordatError {
  const found = asked.slice(0, longestEcho);
  return new ConcordatError('UNKNOWN_AREA', {
    what: 'There is no such area.',
    expected: 'the ONS code of an area, such as E12000007 for London',
    found: `"${found}"`,
    remedy: remedyFor(found, data),
  });
}

function remedyFor(asked: string, { areas, otherCodes }: AreaData): string {
  const other = otherCodes.get(asked.trim().toUpperCase());
  const nearest =
    other === undefined ? nearestArea(asked, areas) : areas.find(({ code }) => code === other.useInstead);
  if (nearest === undefined) return 'List the areas of a kind with areas(kind:) and take a code from there.';
  const suggestion = `${nearest.code} (${nearest.name})`;
  return other === undefined
    ? `The nearest is ${suggestion}. List the areas of a kind with areas(kind:).`
    : `Use ${suggestion} instead: ${asked} is ${other.why}.`;
}

/** The area whose code or name is fewest edits away, or undefined where there are no areas. */
export function nearestArea(asked: string, areas: readonly Area[]): Area | undefined {
  const text = asked.trim().toUpperCase();
  if (text === '' || areas.length === 0) return undefined;
  const labels = areas.map(codeLike.test(text) ? ({ code }) => code : ({ name }) => name.toUpperCase());
  const byDistance = closest(text, labels);
  const whole = labels.indexOf(byDistance);
  const startsWith = labels.findIndex((label) => label.startsWith(text));
  return areas[startsWith >= 0 && distance(text, byDistance) > 0 ? startsWith : whole];
}
