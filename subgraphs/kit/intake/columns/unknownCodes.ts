import type { Catalogue } from '../../../../schema/datasets/dataset.js';
import { type Grid, shownText } from '../sheet/grid.js';
import { personalData } from '../values/personalData.js';
import { codeReader } from '../values/readCodes.js';
import type { Mapping } from './mapping.js';

const mostCodes = 30;
const longestCode = 30;

/**
 * The mapping with the sheet's own codes that nobody has explained yet, each null, so that they need only be filled
 * in. What looks like personal data is left out, and a column of too many different texts altogether: it is no code.
 */
export function withUnknownCodes(mapping: Mapping, grid: Grid, catalogue: Catalogue): Mapping {
  const dataset = catalogue.dataset(mapping.dataset);
  const headings = (grid.rows[0]?.cells ?? []).map(shownText);
  const codes = { ...mapping.codes };
  for (const dimension of dataset ? catalogue.dimensionsOf(dataset) : []) {
    const at = headings.findIndex((heading) => mapping.columns[heading] === dimension.name);
    if (at < 0) continue;
    const texts = [...new Set(grid.rows.slice(1).map(({ cells }) => shownText(cells[at])))];
    const reader = codeReader(dimension, withoutNull(codes[dimension.name]));
    const unknown = texts.filter((text) => text !== '' && reader.read(text).kind === 'UNKNOWN');
    const plain = unknown.filter(
      (text) => text.length <= longestCode && personalData(text, new Set()) === undefined,
    );
    if (plain.length === 0 || unknown.length > mostCodes) continue;
    codes[dimension.name] = {
      ...Object.fromEntries(plain.map((text) => [text, null])),
      ...codes[dimension.name],
    };
  }
  return { ...mapping, codes };
}

const withoutNull = (codes: Mapping['codes'][string] = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(codes).flatMap(([text, code]) => (code === null ? [] : [[text, code]])));
