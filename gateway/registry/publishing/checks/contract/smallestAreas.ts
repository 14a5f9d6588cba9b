import { type FieldDefinitionNode, valueFromASTUntyped } from 'graphql';
import { areaKinds } from '../../../../../schema/areas/area.js';
import type { Dataset } from '../../../../../schema/datasets/dataset.js';
import { isBelowSmallest } from '../../../../../schema/datasets/smallestArea.js';
import type { Check, CheckFrame } from '../check.js';
import { namedOf, type Subject } from '../subject.js';

/** Tables are named by their area first: COUNTRY_YEAR_STAGE. FORCE is the short name of a police force area. */
function areaOf(table: string) {
  const kind = areaKinds.find((one) => table === one || table.startsWith(`${one}_`));
  return kind ?? (table.startsWith('FORCE') ? 'POLICE_FORCE_AREA' : undefined);
}

/** A field of a dataset lets nobody choose an area below the dataset's smallest, nor leaves the area open. */
export const smallestAreas: Check = (subject, frame) =>
  [...subject.types.values()].flatMap((type) =>
    type.fields.flatMap((field) => {
      const dataset = datasetOf(subject, frame, field);
      if (dataset === undefined) return [];
      const coordinate = `${type.name}.${field.name.value}`;
      const chosen = field.arguments?.find(({ name }) => name.value === 'table');
      const tables = chosen && subject.types.get(namedOf(chosen.type));
      if (tables?.kind !== 'enum')
        return [
          subject.at(field, coordinate, {
            code: 'TABLE_UNSTATED',
            severity: 'REFUSED' as const,
            message: `${coordinate} doesn't say which of its tables it answers, so nobody can tell its areas.`,
            remedy: `Give it an argument table of an enum with the tables of ${dataset.name}: ${dataset.tables.map(({ name }) => name).join(', ')}.`,
          }),
        ];
      return tables.values.flatMap((value) => {
        const table = value.name.value;
        const known = dataset.tables.find(({ name }) => name === table);
        const area = known?.area ?? areaOf(table);
        const isTooSmall = area !== undefined && isBelowSmallest(dataset, [area]);
        if (known !== undefined && !isTooSmall) return [];
        return [
          subject.at(value, `${tables.name}.${table}`, {
            code: isTooSmall ? 'AREA_TOO_SMALL' : 'TABLE_UNKNOWN',
            severity: 'REFUSED' as const,
            message: isTooSmall
              ? `Table ${table} is by ${area}, and ${dataset.name} is released for ${dataset.smallestArea} at the smallest.${dataset.groupHarm ? ` ${dataset.groupHarm}` : ''}`
              : `${dataset.name} declares no table ${table}, so no release holds it.`,
            remedy: `Offer tables that it declares: ${dataset.tables.map(({ name }) => name).join(', ')}. Others can be asked for: concordat table request.`,
          }),
        ];
      });
    }),
  );

function datasetOf(
  subject: Subject,
  { catalogue }: CheckFrame,
  field: FieldDefinitionNode,
): Dataset | undefined {
  const [directive] = subject.directives(field, 'policy');
  const given = directive?.arguments?.[0];
  const value: unknown = given && valueFromASTUntyped(given.value);
  const [first] = [value].flat(3);
  return typeof first === 'string' ? catalogue.dataset(first.split('.')[1] ?? '') : undefined;
}
