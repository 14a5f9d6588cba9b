import type { Area } from '../../../../schema/areas/areas.js';
import { columnsOf } from '../columns/columnsOf.js';
import { codeReader } from '../values/readCodes.js';
import { syntheticMark, type TemplateParts } from './exampleRows.js';

/** What a template's columns hold and every code they may: a table of column, code and meaning. */
export function templateNotes(parts: TemplateParts): readonly (readonly [string, string, string])[] {
  const { dataset, catalogue } = parts;
  const columns = columnsOf(dataset, catalogue);
  return [
    ['column', 'code', 'meaning'],
    ['', '', `${dataset.title}. ${dataset.counts}.`],
    ['', '', `The rows marked ${syntheticMark} are invented, to show how to fill the sheet. Delete them.`],
    ['', '', 'Write no name, no phone number, no reference of the Home Office anywhere: they are refused.'],
    ...columns.flatMap((column): readonly (readonly [string, string, string])[] => {
      const first = [
        column.name,
        '',
        `${column.words}${column.isRequired ? '' : ' (may be left out)'}`,
      ] as const;
      if (column.kind === 'AREA')
        return [first, ...areasOf(parts).map(({ code, name }) => [column.name, code, name] as const)];
      if (column.kind !== 'CODE') return [first];
      const { allowed, labelOf, takesSeveral } = codeReader(column.dimension);
      const several = takesSeveral && !column.dimension.withoutTotal;
      return [
        first,
        ...(several ? [[column.name, '', 'Several at once are joined by "+"'] as const] : []),
        ...allowed.map((code) => [column.name, code, labelOf(code)] as const),
      ];
    }),
  ];
}

function areasOf({ areas, dataset, home }: TemplateParts): readonly Area[] {
  if (home === undefined) return areas.all(dataset.leafArea);
  const own = areas.require(home);
  return own.kinds.includes(dataset.leafArea) ? [own] : areas.membersOf(home, dataset.leafArea);
}
