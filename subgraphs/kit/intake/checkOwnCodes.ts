import type { Dimension } from '../../../schema/datasets/dataset.js';
import type { Mapping } from './columns/mapping.js';
import { nearest } from './columns/words.js';
import type { IntakeFault } from './intakeFault.js';
import { codeReader } from './values/readCodes.js';

/** What is wrong with the codes of ours that a mapping gives for the sheet's own. */
export function checkOwnCodes(mapping: Mapping, dimensions: readonly Dimension[]): readonly IntakeFault[] {
  return Object.entries(mapping.codes).flatMap(([column, codes]): readonly IntakeFault[] => {
    if (column === 'area') return [];
    const dimension = dimensions.find(({ name }) => name === column);
    if (dimension === undefined) return [noColumn(column, dimensions)];
    const { allowed } = codeReader(dimension);
    const wrong = Object.values(codes).filter((code) => code !== null && !allowed.includes(code));
    return wrong.slice(0, 3).map((code) => noCode(column, code ?? '', allowed));
  });
}

const noColumn = (column: string, dimensions: readonly Dimension[]): IntakeFault => ({
  code: 'MAPPING_INVALID',
  expected: `codes of area, ${dimensions.map(({ name }) => name).join(', ')}`,
  found: `codes of "${column.slice(0, 40)}"`,
  remedy: 'Correct the name in the mapping file under codes.',
});

function noCode(column: string, code: string, allowed: readonly string[]): IntakeFault {
  const near = nearest(
    code,
    allowed.map((one) => ({ value: one, words: one })),
  );
  return {
    code: 'MAPPING_INVALID',
    expected: `${column}: one of ${allowed.join(', ')}`,
    found: `"${code.slice(0, 40)}" in the mapping file`,
    remedy: near ? `The nearest is ${near}.` : `Correct it in the mapping file under codes.${column}.`,
  };
}
